/**
 * What releases of the IANA time zone database after 2025b changed in offsets from 2008 on, as their NEWS tell (data.iana.org/time-zones/tzdb/NEWS).
 * NEWS also tell of changes before 2008 (2026d: Colombia 1992, Iran 1979, EST5EDT and its like), which no day here is cut by, and 2025c has code only.
 */

export interface News {
  readonly release: string;
  /** Zones and links. */
  readonly zones: readonly string[];
  /** The first instant that shows another time than before. */
  readonly from: string;
  /** The end of the last such time until 2040; null where it lasts. */
  readonly until: string | null;
  /** Offset at the first instant by the releases before. */
  readonly was: string;
  readonly is: string;
  readonly why: string;
}

/** In the order of the releases. */
export const NEWS: readonly News[] = [
  {
    release: '2026a',
    zones: ['Europe/Chisinau', 'Europe/Tiraspol'],
    from: '2022-03-27T00:00Z',
    until: '2040-10-28T01:00Z',
    was: '+03:00',
    is: '+02:00',
    why: 'since 2022 Moldova has changed its clocks at 03:00 and 04:00, as the EU does, not at 02:00 and 03:00',
  },
  {
    release: '2026b',
    zones: ['America/Vancouver', 'Canada/Pacific'],
    from: '2026-11-01T09:00Z',
    until: null,
    was: '-08:00',
    is: '-07:00',
    why: 'British Columbia moved to permanent -07 on 2026-03-09',
  },
  {
    release: '2026c',
    zones: ['America/Edmonton', 'America/Yellowknife', 'Canada/Mountain'],
    from: '2026-11-01T08:00Z',
    until: null,
    was: '-07:00',
    is: '-06:00',
    why: 'Alberta moved to permanent -06 on 2026-06-18',
  },
  {
    release: '2026c',
    zones: ['Africa/Casablanca', 'Africa/El_Aaiun'],
    from: '2026-09-20T01:00Z',
    until: null,
    was: '+01:00',
    is: '+00:00',
    why: 'Morocco moved to permanent +00 on 2026-09-20, and Western Sahara with it',
  },
  {
    release: '2026d',
    zones: ['America/Inuvik'],
    from: '2026-11-01T08:00Z',
    until: null,
    was: '-07:00',
    is: '-06:00',
    why: 'the Northwest Territories moved to permanent -06 on 2026-08-21',
  },
  // The NEWS of 2026e and 2026f were not at hand when these were written down: they are read off the data of moment-timezone 0.6.5 and 0.6.6.
  {
    release: '2026e',
    zones: ['America/Winnipeg', 'America/Rainy_River', 'Canada/Central'],
    from: '2026-11-01T07:00Z',
    until: null,
    was: '-06:00',
    is: '-05:00',
    why: 'Manitoba stays on -05, its daylight time (news.gov.mb.ca, 2026-09-17); the Rainy River is a link to Winnipeg',
  },
  {
    release: '2026f',
    zones: ['America/Havana', 'Cuba'],
    from: '2026-11-01T05:00Z',
    until: '2027-03-14T05:00Z',
    was: '-05:00',
    is: '-04:00',
    why: 'Cuba did not set its clocks back in November 2026; the winter after is as before',
  },
];
