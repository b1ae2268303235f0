/** The time zones of Windows that contact lists name most often, as IANA zones (Unicode CLDR, windowsZones, territory 001). */
export const WINDOWS_ZONES = `
Aleutian Standard Time|America/Adak
Hawaiian Standard Time|Pacific/Honolulu
Alaskan Standard Time|America/Anchorage
Pacific Standard Time|America/Los_Angeles
US Mountain Standard Time|America/Phoenix
Mountain Standard Time|America/Denver
Yukon Standard Time|America/Whitehorse
Central Standard Time|America/Chicago
Canada Central Standard Time|America/Regina
Central Standard Time (Mexico)|America/Mexico_City
Eastern Standard Time|America/New_York
US Eastern Standard Time|America/Indianapolis
Eastern Standard Time (Mexico)|America/Cancun
SA Pacific Standard Time|America/Bogota
SA Western Standard Time|America/La_Paz
Atlantic Standard Time|America/Halifax
Newfoundland Standard Time|America/St_Johns
E. South America Standard Time|America/Sao_Paulo
Argentina Standard Time|America/Buenos_Aires
Pacific SA Standard Time|America/Santiago
Greenwich Standard Time|Atlantic/Reykjavik
GMT Standard Time|Europe/London
W. Europe Standard Time|Europe/Berlin
Romance Standard Time|Europe/Paris
Central Europe Standard Time|Europe/Budapest
Central European Standard Time|Europe/Warsaw
E. Europe Standard Time|Europe/Chisinau
GTB Standard Time|Europe/Bucharest
FLE Standard Time|Europe/Kiev
Turkey Standard Time|Europe/Istanbul
Russian Standard Time|Europe/Moscow
Israel Standard Time|Asia/Jerusalem
South Africa Standard Time|Africa/Johannesburg
Egypt Standard Time|Africa/Cairo
Arabian Standard Time|Asia/Dubai
Arab Standard Time|Asia/Riyadh
Pakistan Standard Time|Asia/Karachi
India Standard Time|Asia/Calcutta
SE Asia Standard Time|Asia/Bangkok
China Standard Time|Asia/Shanghai
Singapore Standard Time|Asia/Singapore
W. Australia Standard Time|Australia/Perth
Tokyo Standard Time|Asia/Tokyo
Korea Standard Time|Asia/Seoul
AUS Central Standard Time|Australia/Darwin
Cen. Australia Standard Time|Australia/Adelaide
E. Australia Standard Time|Australia/Brisbane
AUS Eastern Standard Time|Australia/Sydney
Tasmania Standard Time|Australia/Hobart
New Zealand Standard Time|Pacific/Auckland
`;
