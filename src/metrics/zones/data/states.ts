/** States, provinces and territories of three countries: code, English name, and every zone that is in force in a part of them. */

/** United States: postal code of the state, name, zones. */
export const US_STATES = `
AL|Alabama|America/Chicago
AK|Alaska|America/Adak America/Anchorage
AZ|Arizona|America/Denver America/Phoenix
AR|Arkansas|America/Chicago
CA|California|America/Los_Angeles
CO|Colorado|America/Denver
CT|Connecticut|America/New_York
DE|Delaware|America/New_York
DC|District of Columbia|America/New_York
FL|Florida|America/Chicago America/New_York
GA|Georgia|America/New_York
HI|Hawaii|Pacific/Honolulu
ID|Idaho|America/Boise America/Los_Angeles
IL|Illinois|America/Chicago
IN|Indiana|America/Chicago America/New_York
IA|Iowa|America/Chicago
KS|Kansas|America/Chicago America/Denver
KY|Kentucky|America/Chicago America/New_York
LA|Louisiana|America/Chicago
ME|Maine|America/New_York
MD|Maryland|America/New_York
MA|Massachusetts|America/New_York
MI|Michigan|America/Chicago America/Detroit
MN|Minnesota|America/Chicago
MS|Mississippi|America/Chicago
MO|Missouri|America/Chicago
MT|Montana|America/Denver
NE|Nebraska|America/Chicago America/Denver
NV|Nevada|America/Denver America/Los_Angeles
NH|New Hampshire|America/New_York
NJ|New Jersey|America/New_York
NM|New Mexico|America/Denver
NY|New York|America/New_York
NC|North Carolina|America/New_York
ND|North Dakota|America/Chicago America/Denver
OH|Ohio|America/New_York
OK|Oklahoma|America/Chicago
OR|Oregon|America/Boise America/Los_Angeles
PA|Pennsylvania|America/New_York
RI|Rhode Island|America/New_York
SC|South Carolina|America/New_York
SD|South Dakota|America/Chicago America/Denver
TN|Tennessee|America/Chicago America/New_York
TX|Texas|America/Chicago America/Denver
UT|Utah|America/Denver
VT|Vermont|America/New_York
VA|Virginia|America/New_York
WA|Washington|America/Los_Angeles
WV|West Virginia|America/New_York
WI|Wisconsin|America/Chicago
WY|Wyoming|America/Denver
PR|Puerto Rico|America/Puerto_Rico
VI|Virgin Islands|America/St_Thomas
GU|Guam|Pacific/Guam
AS|American Samoa|Pacific/Pago_Pago
MP|Northern Mariana Islands|Pacific/Saipan
`;

/** Canada: postal code of the province or territory, name, zones. */
export const CA_STATES = `
AB|Alberta|America/Edmonton
BC|British Columbia|America/Creston America/Dawson_Creek America/Edmonton America/Fort_Nelson America/Vancouver
MB|Manitoba|America/Winnipeg
NB|New Brunswick|America/Moncton
NL|Newfoundland and Labrador|America/Goose_Bay America/St_Johns
NS|Nova Scotia|America/Halifax
NT|Northwest Territories|America/Edmonton
NU|Nunavut|America/Cambridge_Bay America/Iqaluit America/Rankin_Inlet America/Resolute
ON|Ontario|America/Atikokan America/Toronto America/Winnipeg
PE|Prince Edward Island|America/Halifax
QC|Quebec|America/Blanc-Sablon America/Halifax America/Toronto
SK|Saskatchewan|America/Edmonton America/Regina
YT|Yukon|America/Whitehorse
`;

/** Australia: abbreviation of the state or territory, name, zones. */
export const AU_STATES = `
ACT|Australian Capital Territory|Australia/Sydney
NSW|New South Wales|Australia/Broken_Hill Australia/Lord_Howe Australia/Sydney
NT|Northern Territory|Australia/Darwin
QLD|Queensland|Australia/Brisbane
SA|South Australia|Australia/Adelaide
TAS|Tasmania|Australia/Hobart
VIC|Victoria|Australia/Melbourne
WA|Western Australia|Australia/Eucla Australia/Perth
`;
