@rem The scripts of package.json begin with "exec", by which a shell gives its place to a command. Windows has no such word.
@%*
