/** How many versions a day can have, for those who read an address and not the store. */

/** Digits of a version in its row's key: as texts they sort as the numbers do. */
export const VERSION_DIGITS = 6;
/** The last version that a day can have. */
export const MAX_VERSION = 10 ** VERSION_DIGITS - 1;
