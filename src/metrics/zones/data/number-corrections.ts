/** What libphonenumber's prefixes get wrong or do not know yet: corrected by hand, and put on top of them. */

/**
 * Zones whose rules today are those of the place; libphonenumber names a neighbour that changes its clocks otherwise, or leaves a zone out.
 * A prefix here replaces everything below it.
 */
export const NUMBER_CORRECTIONS = `
Africa/Juba: 211
Africa/Casablanca: 212
Africa/Algiers: 213
Africa/Tripoli: 218
America/Managua: 505
America/Adak America/Anchorage: 1907
America/Dawson_Creek America/Edmonton America/Vancouver: 1250
America/Goose_Bay America/St_Johns: 1709
America/Cambridge_Bay America/Edmonton America/Iqaluit America/Rankin_Inlet America/Resolute America/Whitehorse: 1867
America/Cancun: 52201
America/Belem: 5591 5593 5594
America/Punta_Arenas: 5661
Asia/Gaza Asia/Hebron: 970
Asia/Anadyr Asia/Irkutsk Asia/Kamchatka Asia/Krasnoyarsk Asia/Magadan Asia/Novosibirsk Asia/Omsk Asia/Sakhalin Asia/Vladivostok Asia/Yakutsk Asia/Yekaterinburg Europe/Kaliningrad Europe/Moscow Europe/Samara: 79
Australia/Brisbane Australia/Sydney: 617
Australia/Adelaide Australia/Darwin Australia/Eucla Australia/Perth Indian/Christmas Indian/Cocos: 618
Australia/Adelaide Australia/Brisbane Australia/Darwin Australia/Eucla Australia/Lord_Howe Australia/Perth Australia/Sydney Indian/Christmas Indian/Cocos: 614
Europe/Dublin: 353
Europe/Kaliningrad: 740
Europe/Moscow: 7840
Europe/Riga: 371
Europe/Tallinn: 372
Europe/Vilnius: 370
`;

/**
 * Prefixes that have the zones of another: North American area codes laid over an older one, and ranges of mobile numbers,
 * which belong to no area and so have every zone of their country. Written new=old; the new one replaces everything below it.
 */
export const SAME_ZONES = `
1236=1250 1257=1250 1357=1559 1364=1270 1367=1418 1387=1416 1436=1440 1448=1850 1457=1318 1458=1541 1471=1662 1483=1334 1581=1418 1624=1716
1672=1250 1679=1313 1729=1423 1778=1250 1837=1530 1861=1309 1879=1709 1930=1812 1986=1208
346=34 347=34 569=56 5939=593 628=62 642=64 9768=976 9769=976
`;
