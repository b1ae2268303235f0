/**
 * Prefixes of postal codes and the zones of the places they stand for, by hand, in three countries whose states have several zones.
 * An area that a zone's border crosses has both zones; military codes (AA, AE, AP) are left out, since their holders are anywhere.
 */

/** United States: the first three digits of the ZIP code, five where islands share them. */
export const US_POSTAL = `
America/New_York: 005 010-089 100-299 300-319 320-323 326-339 341-342 344 346-347 349 374 376 378-379 398-400 402-418 430-462 466-474 478 569
America/Detroit: 480-497
America/Chicago America/Detroit: 498-499
America/Chicago America/New_York: 324 373 377 401 425-427 465 475 479
America/Chicago: 325 350-352 354-372 375 380-397 420-424 463-464 476-477 500-528 530-567 570-574 580-584 600-676 680-689 700-797
America/Chicago America/Denver: 575-576 585-588 677-679 690-692 798
America/Denver: 577 590-599 693 799 800-831 840-847 870-885
America/Boise: 832-834 836-837
America/Boise America/Los_Angeles: 835 979
America/Denver America/Los_Angeles: 898
America/Los_Angeles: 838 889-897 900-961 970-978 980-994
America/Phoenix: 850-858 863-864
America/Denver America/Phoenix: 859-860 865
America/Adak America/Anchorage: 995
America/Anchorage: 996-999
America/Puerto_Rico: 006-007 009
America/St_Thomas: 008
Pacific/Honolulu: 967-968
Pacific/Pago_Pago: 96799
Pacific/Guam: 96910-96932
Pacific/Saipan: 96950-96952
`;

/** Canada: the first letter of the postal code, two characters where that is not enough. */
export const CA_POSTAL = `
America/Goose_Bay America/St_Johns: A
America/Halifax: B C
America/Moncton: E
America/Blanc-Sablon America/Halifax America/Toronto: G
America/Toronto: H J K L M N
America/Atikokan America/Toronto America/Winnipeg: P
America/Winnipeg: R
America/Edmonton America/Regina: S
America/Edmonton: T
America/Creston America/Dawson_Creek America/Edmonton America/Fort_Nelson America/Vancouver: V0 V1
America/Vancouver: V
America/Cambridge_Bay America/Edmonton America/Iqaluit America/Rankin_Inlet America/Resolute: X
America/Whitehorse: Y
`;

/** Australia: the first digit of the postcode, all four where a place has a zone of its own. */
export const AU_POSTAL = `
Australia/Darwin: 0
Australia/Sydney: 02 1 2
Australia/Broken_Hill: 2880
Australia/Lord_Howe: 2898
Australia/Melbourne: 3 8
Australia/Brisbane: 4 9
Australia/Adelaide: 5
Australia/Perth: 6
Australia/Eucla: 6443
Indian/Christmas: 6798
Indian/Cocos: 6799
Australia/Hobart: 7
`;
