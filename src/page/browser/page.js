/* What a browser adds to a page that works without it: menus that close by themselves, and a button to print. */
function close(menu) {
  menu.open = false;
}

function openMenus() {
  return [...document.querySelectorAll('.menu[open]')];
}

document.addEventListener('click', ({ target }) => {
  for (const menu of openMenus()) if (!menu.contains(target)) close(menu);
});

document.addEventListener('keydown', ({ key }) => {
  if (key !== 'Escape') return;
  for (const menu of openMenus()) {
    close(menu);
    menu.querySelector('summary').focus();
  }
});

for (const button of document.querySelectorAll('[data-print]')) {
  button.hidden = false;
  button.addEventListener('click', () => print());
}
