/** What libphonenumber's prefixes get wrong or do not know yet: corrected by hand, and put on top of them. */

/**
 * Zones whose rules today are those of the place; libphonenumber names a neighbour that changes its clocks otherwise, or leaves a zone out.
 * A prefix here replaces everything below it. Which places are in which zone: the tz database; which in which area code: libphonenumber's geocoding data.
 */
export const NUMBER_CORRECTIONS = `
Africa/Juba: 211
Africa/Casablanca: 212
Africa/Algiers: 213
Africa/Tripoli: 218
America/Managua: 505
America/Adak America/Anchorage: 1907
America/Chicago America/New_York: 1931
America/Dawson_Creek America/Edmonton America/Vancouver: 1250
America/Goose_Bay America/St_Johns: 1709
America/Cambridge_Bay America/Edmonton America/Iqaluit America/Rankin_Inlet America/Resolute America/Whitehorse: 1867
America/Cancun: 52201
America/Chihuahua: 52614 52621 52625 52627 52628 52629 52635 52639 52648 52652
America/Chihuahua America/Ciudad_Juarez: 52636 52656 52657 52659
America/Chihuahua America/Mexico_City: 52649
America/Matamoros: 52868
America/Matamoros America/Mexico_City: 52862 52873 52891 52892 52897
America/Eirunepe America/Manaus: 5597
America/Coyhaique: 5667
America/Coyhaique America/Punta_Arenas America/Santiago Pacific/Easter: 569
America/Santiago Pacific/Easter: 56322100 56322550 56322551
America/Danmarkshavn America/Godthab America/Scoresbysund America/Thule: 299
America/Belem: 5591 5593 5594
America/Punta_Arenas: 5661
Asia/Famagusta: 90392
Asia/Famagusta Europe/Istanbul: 905338 905428
Asia/Gaza Asia/Hebron: 970
Asia/Anadyr Asia/Irkutsk Asia/Kamchatka Asia/Krasnoyarsk Asia/Magadan Asia/Novosibirsk Asia/Omsk Asia/Sakhalin Asia/Vladivostok Asia/Yakutsk Asia/Yekaterinburg Europe/Kaliningrad Europe/Moscow Europe/Samara: 79
Asia/Srednekolymsk Asia/Vladivostok Asia/Yakutsk: 7411
Australia/Brisbane Australia/Sydney: 617
Australia/Adelaide Australia/Darwin Australia/Eucla Australia/Perth Indian/Christmas Indian/Cocos: 618
Australia/Adelaide Australia/Brisbane Australia/Darwin Australia/Eucla Australia/Lord_Howe Australia/Perth Australia/Sydney Indian/Christmas Indian/Cocos: 614
Europe/Dublin: 353
Europe/Kaliningrad: 740
Europe/Moscow: 7840
Europe/Riga: 371
Europe/Saratov: 7845
Europe/Tallinn: 372
Europe/Vilnius: 370
Pacific/Bougainville Pacific/Port_Moresby: 675
`;

/**
 * Prefixes that have the zones of another: ranges of mobile numbers, which belong to no area and so have every zone of their country.
 * Written new=old; the new one replaces everything below it.
 */
export const SAME_ZONES = `
346=34 347=34 5939=593 628=62 642=64 9768=976 9769=976
`;
