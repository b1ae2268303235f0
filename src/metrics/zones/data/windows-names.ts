/**
 * Other names of Windows' time zones, each with the id that it stands for. Dynamics shows a zone by its display name with the offset before it, as
 * "(GMT-05:00) Eastern Time (US & Canada)" (timezonedefinition.userinterfacename), which Windows itself writes with UTC.
 */

/** Display names of today, without the offset: the comments of Unicode CLDR's windowsZones.xml, release 41 (ids that were added since have none). */
export const WINDOWS_DISPLAY_NAMES = `
International Date Line West|Dateline Standard Time
Coordinated Universal Time-11|UTC-11
Aleutian Islands|Aleutian Standard Time
Hawaii|Hawaiian Standard Time
Marquesas Islands|Marquesas Standard Time
Alaska|Alaskan Standard Time
Coordinated Universal Time-09|UTC-09
Baja California|Pacific Standard Time (Mexico)
Coordinated Universal Time-08|UTC-08
Pacific Time (US & Canada)|Pacific Standard Time
Arizona|US Mountain Standard Time
Chihuahua, La Paz, Mazatlan|Mountain Standard Time (Mexico)
Mountain Time (US & Canada)|Mountain Standard Time
Yukon|Yukon Standard Time
Central America|Central America Standard Time
Central Time (US & Canada)|Central Standard Time
Easter Island|Easter Island Standard Time
Guadalajara, Mexico City, Monterrey|Central Standard Time (Mexico)
Saskatchewan|Canada Central Standard Time
Bogota, Lima, Quito, Rio Branco|SA Pacific Standard Time
Chetumal|Eastern Standard Time (Mexico)
Eastern Time (US & Canada)|Eastern Standard Time
Haiti|Haiti Standard Time
Havana|Cuba Standard Time
Indiana (East)|US Eastern Standard Time
Turks and Caicos|Turks And Caicos Standard Time
Asuncion|Paraguay Standard Time
Atlantic Time (Canada)|Atlantic Standard Time
Caracas|Venezuela Standard Time
Cuiaba|Central Brazilian Standard Time
Georgetown, La Paz, Manaus, San Juan|SA Western Standard Time
Santiago|Pacific SA Standard Time
Newfoundland|Newfoundland Standard Time
Araguaina|Tocantins Standard Time
Brasilia|E. South America Standard Time
Cayenne, Fortaleza|SA Eastern Standard Time
City of Buenos Aires|Argentina Standard Time
Greenland|Greenland Standard Time
Montevideo|Montevideo Standard Time
Punta Arenas|Magallanes Standard Time
Saint Pierre and Miquelon|Saint Pierre Standard Time
Salvador|Bahia Standard Time
Coordinated Universal Time-02|UTC-02
Azores|Azores Standard Time
Cabo Verde Is.|Cape Verde Standard Time
Coordinated Universal Time|UTC
Dublin, Edinburgh, Lisbon, London|GMT Standard Time
Monrovia, Reykjavik|Greenwich Standard Time
Sao Tome|Sao Tome Standard Time
Casablanca|Morocco Standard Time
Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna|W. Europe Standard Time
Belgrade, Bratislava, Budapest, Ljubljana, Prague|Central Europe Standard Time
Brussels, Copenhagen, Madrid, Paris|Romance Standard Time
Sarajevo, Skopje, Warsaw, Zagreb|Central European Standard Time
West Central Africa|W. Central Africa Standard Time
Amman|Jordan Standard Time
Athens, Bucharest|GTB Standard Time
Beirut|Middle East Standard Time
Cairo|Egypt Standard Time
Chisinau|E. Europe Standard Time
Damascus|Syria Standard Time
Gaza, Hebron|West Bank Standard Time
Harare, Pretoria|South Africa Standard Time
Helsinki, Kyiv, Riga, Sofia, Tallinn, Vilnius|FLE Standard Time
Jerusalem|Israel Standard Time
Juba|South Sudan Standard Time
Kaliningrad|Kaliningrad Standard Time
Khartoum|Sudan Standard Time
Tripoli|Libya Standard Time
Windhoek|Namibia Standard Time
Baghdad|Arabic Standard Time
Istanbul|Turkey Standard Time
Kuwait, Riyadh|Arab Standard Time
Minsk|Belarus Standard Time
Moscow, St. Petersburg|Russian Standard Time
Nairobi|E. Africa Standard Time
Tehran|Iran Standard Time
Abu Dhabi, Muscat|Arabian Standard Time
Astrakhan, Ulyanovsk|Astrakhan Standard Time
Baku|Azerbaijan Standard Time
Izhevsk, Samara|Russia Time Zone 3
Port Louis|Mauritius Standard Time
Saratov|Saratov Standard Time
Tbilisi|Georgian Standard Time
Volgograd|Volgograd Standard Time
Yerevan|Caucasus Standard Time
Kabul|Afghanistan Standard Time
Ashgabat, Tashkent|West Asia Standard Time
Ekaterinburg|Ekaterinburg Standard Time
Islamabad, Karachi|Pakistan Standard Time
Qyzylorda|Qyzylorda Standard Time
Chennai, Kolkata, Mumbai, New Delhi|India Standard Time
Sri Jayawardenepura|Sri Lanka Standard Time
Kathmandu|Nepal Standard Time
Astana|Central Asia Standard Time
Dhaka|Bangladesh Standard Time
Omsk|Omsk Standard Time
Yangon (Rangoon)|Myanmar Standard Time
Bangkok, Hanoi, Jakarta|SE Asia Standard Time
Barnaul, Gorno-Altaysk|Altai Standard Time
Hovd|W. Mongolia Standard Time
Krasnoyarsk|North Asia Standard Time
Novosibirsk|N. Central Asia Standard Time
Tomsk|Tomsk Standard Time
Beijing, Chongqing, Hong Kong, Urumqi|China Standard Time
Irkutsk|North Asia East Standard Time
Kuala Lumpur, Singapore|Singapore Standard Time
Perth|W. Australia Standard Time
Taipei|Taipei Standard Time
Ulaanbaatar|Ulaanbaatar Standard Time
Eucla|Aus Central W. Standard Time
Chita|Transbaikal Standard Time
Osaka, Sapporo, Tokyo|Tokyo Standard Time
Pyongyang|North Korea Standard Time
Seoul|Korea Standard Time
Yakutsk|Yakutsk Standard Time
Adelaide|Cen. Australia Standard Time
Darwin|AUS Central Standard Time
Brisbane|E. Australia Standard Time
Canberra, Melbourne, Sydney|AUS Eastern Standard Time
Guam, Port Moresby|West Pacific Standard Time
Hobart|Tasmania Standard Time
Vladivostok|Vladivostok Standard Time
Lord Howe Island|Lord Howe Standard Time
Bougainville Island|Bougainville Standard Time
Chokurdakh|Russia Time Zone 10
Magadan|Magadan Standard Time
Norfolk Island|Norfolk Standard Time
Sakhalin|Sakhalin Standard Time
Solomon Is., New Caledonia|Central Pacific Standard Time
Anadyr, Petropavlovsk-Kamchatsky|Russia Time Zone 11
Auckland, Wellington|New Zealand Standard Time
Coordinated Universal Time+12|UTC+12
Fiji|Fiji Standard Time
Chatham Islands|Chatham Islands Standard Time
Coordinated Universal Time+13|UTC+13
Nuku'alofa|Tonga Standard Time
Samoa|Samoa Standard Time
Kiritimati Island|Line Islands Standard Time
`;

/**
 * Names that Windows and Dynamics gave them in other years, and shorter ones in use: display names of Windows 7 to 10, standard names where they differ
 * from the id (timezonedefinition.standardname; list in github.com/OfficeDev/Microsoft-Teams-Shifts-WFM-Connectors, timezones.md), and those of Microsoft's pages.
 */
export const WINDOWS_OTHER_NAMES = `
Pacific Time|Pacific Standard Time
Pacific Time (US & Canada); Tijuana|Pacific Standard Time
Tijuana, Baja California|Pacific Standard Time (Mexico)
Mountain Time|Mountain Standard Time
Chihuahua, La Paz, Mazatlan - Old|Mountain Standard Time (Mexico)
La Paz, Mazatlan|Mountain Standard Time (Mexico)
Mazatlan|Mountain Standard Time (Mexico)
Central Time|Central Standard Time
Guadalajara, Mexico City, Monterrey - Old|Central Standard Time (Mexico)
Mexico City|Central Standard Time (Mexico)
Eastern Time|Eastern Standard Time
Bogota, Lima, Quito|SA Pacific Standard Time
Atlantic Time|Atlantic Standard Time
Georgetown, La Paz, San Juan|SA Western Standard Time
Manaus|SA Western Standard Time
Buenos Aires|Argentina Standard Time
Buenos Aires, Georgetown|Argentina Standard Time
Cayenne|SA Eastern Standard Time
Cape Verde Is.|Cape Verde Standard Time
Cabo Verde Standard Time|Cape Verde Standard Time
Greenwich Mean Time: Dublin, Edinburgh, Lisbon, London|GMT Standard Time
Casablanca, Monrovia, Reykjavik|Greenwich Standard Time
Athens, Bucharest, Istanbul|GTB Standard Time
Helsinki, Kiev, Riga, Sofia, Tallinn, Vilnius|FLE Standard Time
E. Europe|E. Europe Standard Time
West Bank Gaza Standard Time|West Bank Standard Time
Jerusalem Standard Time|Israel Standard Time
Russia TZ 1 Standard Time|Kaliningrad Standard Time
Kaliningrad (RTZ 1)|Kaliningrad Standard Time
Moscow, St. Petersburg, Volgograd|Russian Standard Time
Moscow, St. Petersburg, Volgograd (RTZ 2)|Russian Standard Time
Russia TZ 2 Standard Time|Russian Standard Time
Russia TZ 3 Standard Time|Russia Time Zone 3
Izhevsk, Samara (RTZ 3)|Russia Time Zone 3
Russia TZ 4 Standard Time|Ekaterinburg Standard Time
Ekaterinburg (RTZ 4)|Ekaterinburg Standard Time
Russia TZ 6 Standard Time|North Asia Standard Time
Krasnoyarsk (RTZ 6)|North Asia Standard Time
Russia TZ 7 Standard Time|North Asia East Standard Time
Irkutsk (RTZ 7)|North Asia East Standard Time
Russia TZ 8 Standard Time|Yakutsk Standard Time
Yakutsk (RTZ 8)|Yakutsk Standard Time
Russia TZ 9 Standard Time|Vladivostok Standard Time
Vladivostok, Magadan (RTZ 9)|Vladivostok Standard Time
Russia TZ 10 Standard Time|Russia Time Zone 10
Chokurdakh (RTZ 10)|Russia Time Zone 10
Russia TZ 11 Standard Time|Russia Time Zone 11
Anadyr, Petropavlovsk-Kamchatsky (RTZ 11)|Russia Time Zone 11
Kamchatka Standard Time|Russia Time Zone 11
Petropavlovsk-Kamchatsky - Old|Russia Time Zone 11
Novosibirsk Standard Time|N. Central Asia Standard Time
Tashkent|West Asia Standard Time
Bishkek|Central Asia Standard Time
Nur-Sultan|Central Asia Standard Time
Nur-Sultan (Astana)|Central Asia Standard Time
Beijing, Chongqing, Hong Kong SAR, Urumqi|China Standard Time
Malay Peninsula Standard Time|Singapore Standard Time
Fiji, Marshall Is.|Fiji Standard Time
Turks and Caicos Islands|Turks And Caicos Standard Time
`;
