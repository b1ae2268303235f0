/** Texts that break careless programs: markup, formulas, names of built-in properties, control and direction characters. */

export const HOSTILE_TEXTS: readonly string[] = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  '{{constructor.constructor("return 1")()}}',
  "=cmd()|'/c calc'!A1",
  '=HYPERLINK("http://x.example","click")',
  '+1+1',
  '@SUM(1,1)',
  '__proto__',
  'constructor',
  'toString',
  '\u202Egnp.exe',
  'first\r\nBcc: someone@example.com',
  'tab\tand\u0000nul',
  '👩‍👩‍👧‍👦 🚚',
  'zero\u200Bwidth',
  '\uD800 lone surrogate',
  "'; DROP TABLE deliveries; --",
  'a,b;c"d',
  '(many)',
  '-0',
  'NaN',
  ' ',
];

/** Names that people gave to a queue and a configuration. */
export const HOSTILE_QUEUE = 'Überprüfung <b onclick="alert(1)">"A & B"</b> \u202Egnp.exe 🚚';
export const HOSTILE_CONFIGURATION = '=cmd()|\'/c calc\'!A1 <img src=x onerror="alert(1)"> Q4, "survey"';

/** As long as msdyn_keyword may be. */
export const LONG_KEYWORD = `${'k'.repeat(400)}<b>${'é'.repeat(447)}`;

/** Disposition codes that are no list of quoted codes. */
export const UNPARSEABLE_CODES: readonly string[] = ['"Interested', 'Interested,"Call', '""', ',,,', 'plain text', '"a""b', '\r\n'];
/** Codes that are well formed and unpleasant. */
export const HOSTILE_CODES: readonly string[] = [
  '"<script>alert(1)</script>"',
  '"=HYPERLINK(""http://x.example"")","@cmd"',
  '"__proto__","constructor"',
  '"Said ""no, thanks"""',
  `"${'c'.repeat(300)}"`,
];
