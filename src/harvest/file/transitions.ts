/** The table that filing follows: what is known of a row x what comes of it -> what is written, in which order, and why. Data alone; docs/harvest.md shows it. */

/** What is known of a row: its intake entry, and whether the quarter hours are frozen that matter for it. */
export const KNOWN = {
  nothing: 'It has no intake entry.',
  forgotten: 'It has no entry, and the quarter hour of its creation is frozen: its fact lies in a frozen one, or it was never seen.',
  open: 'Its entry says that it is not finished.',
  reopening: 'Its entry says that it is not finished, and names an old place whose fact may not be buried yet.',
  placed: 'Its entry names the place of its fact. The fact may be missing: a filing died on its way there, or is about to arrive.',
  frozen: 'Its entry names a place that is frozen. It counts there, unless it came too late.',
  moving: 'Its entry names a new place and old ones: the fact may lie at any of them.',
  strayed: 'Its entry names a new place that froze before the fact came there, and old ones where it still lies.',
} as const;
export type Known = keyof typeof KNOWN;

/** What comes of a row, as against its entry. A place is a quarter hour; that of an open delivery is none. */
export const COMING = {
  older: 'no newer version, of another place than the entry names',
  again: 'no newer version, of the place that the entry names',
  open: 'a newer version that is not finished',
  here: 'a newer version, finished at the same place',
  elsewhere: 'a newer version, finished at another place',
  frozen: 'a newer version, finished at another place that is frozen',
} as const;
export type Coming = keyof typeof COMING;

/** What is written, each an edit of its own: a process may die between any two, or come between those of another. */
export const STEPS = {
  note: 'the intake entry takes the newer version',
  file: 'the fact is put at its place',
  bury: 'a tombstone is put at each old place',
  settle: 'the entry forgets its old places',
} as const;
export type Step = keyof typeof STEPS;

export interface Transition {
  /** What becomes of the intake entry: there is none, it is left, it takes version and place of what came, or it takes the version and keeps its place. */
  readonly entry: 'none' | 'kept' | 'noted' | 'stays';
  /** Tried in this order. What is there already is not written again; without old places there is nothing to bury or to settle. */
  readonly steps: readonly Step[];
  /** The step that finds its quarter hour frozen and writes nothing. */
  readonly refused?: 'file';
  /** Whether it is told as a change that came too late. */
  readonly isLate: boolean;
  readonly why: string;
}

const notTaken: Transition = {
  entry: 'none',
  steps: [],
  isLate: true,
  why: 'Nobody can tell it from a row that counts already, so it is not counted.',
};
const outdated: Transition = {
  entry: 'kept',
  steps: [],
  isLate: false,
  why: 'A newer version is known, or it is known that this one stays elsewhere. An unfinished move is left to the filing that has its fact.',
};
const seen: Transition = { entry: 'kept', steps: [], isLate: false, why: 'Nothing of it can be missing.' };
const noteOpen: Transition = { entry: 'noted', steps: ['note'], isLate: false, why: 'It has no fact.' };
const fileHere: Transition = {
  entry: 'noted',
  steps: ['note', 'file'],
  isLate: false,
  why: 'The entry comes first: from then on no place of the row can be forgotten.',
};
const fileTooLate: Transition = {
  entry: 'noted',
  steps: ['note', 'file'],
  refused: 'file',
  isLate: true,
  why: 'A frozen quarter hour takes no fact. What counts there goes on counting; a row that does not count anywhere yet never will.',
};
const fileAgain: Transition = {
  entry: 'kept',
  steps: ['file'],
  isLate: false,
  why: 'An earlier filing may have died before the fact was there. Of an older version too: the newer one may have stayed without a fact of its own.',
};
const fileAgainTooLate: Transition = {
  entry: 'kept',
  steps: ['file'],
  refused: 'file',
  isLate: false,
  why: 'The fact is in the frozen cube, or was too late for it and told then.',
};
const stay: Transition = {
  entry: 'stays',
  steps: ['note'],
  isLate: true,
  why: 'No row moves into or out of a frozen quarter hour: it goes on counting where it does. One write, so no crash can come between.',
};
const stayInMove: Transition = {
  ...stay,
  why: 'As a row that is placed. Its unfinished move is left to the filing that has the fact: burying the old one before that is there could lose both.',
};
const move: Transition = {
  entry: 'noted',
  steps: ['note', 'file', 'bury', 'settle'],
  isLate: false,
  why: 'The entry notes the old places before the fact moves and forgets them last: whoever comes next can bury what lies there.',
};
const moveBack: Transition = {
  ...move,
  why: 'The frozen place is dropped, for the fact never came there; the row moves from its old place.',
};
const reopen: Transition = {
  entry: 'noted',
  steps: ['note', 'bury', 'settle'],
  isLate: false,
  why: 'The older fact must not count any more.',
};
const finishMove: Transition = {
  entry: 'kept',
  steps: ['file', 'bury', 'settle'],
  isLate: false,
  why: 'The move that an earlier filing began is brought to its end.',
};
const finishReopening: Transition = {
  entry: 'kept',
  steps: ['bury', 'settle'],
  isLate: false,
  why: 'What an earlier filing began is brought to its end.',
};
const comeBack: Transition = {
  entry: 'kept',
  steps: ['file', 'settle'],
  refused: 'file',
  isLate: false,
  why: 'Its fact is at the old place, and the entry says so again.',
};
const stayBehind: Transition = {
  entry: 'noted',
  steps: ['note', 'file', 'settle'],
  refused: 'file',
  isLate: true,
  why: 'The fact that was about to be buried is the last one that can count.',
};

/** By what is known and what comes. What is left out cannot be: without an entry nothing is older, and what is open has no place to be finished at again. */
export const TRANSITIONS: Readonly<Record<Known, Readonly<Partial<Record<Coming, Transition>>>>> = {
  nothing: { open: noteOpen, elsewhere: fileHere, frozen: fileTooLate },
  forgotten: { open: notTaken, elsewhere: notTaken, frozen: notTaken },
  open: { older: outdated, again: seen, open: noteOpen, elsewhere: fileHere, frozen: fileTooLate },
  reopening: { older: outdated, again: finishReopening, open: reopen, elsewhere: move, frozen: stayBehind },
  placed: { older: outdated, again: fileAgain, open: reopen, here: fileHere, elsewhere: move, frozen: stay },
  frozen: { older: outdated, again: fileAgainTooLate, open: stay, here: fileTooLate, elsewhere: stay, frozen: stay },
  moving: { older: outdated, again: finishMove, open: reopen, here: move, elsewhere: move, frozen: stayInMove },
  strayed: { older: outdated, again: comeBack, open: reopen, here: stay, elsewhere: moveBack, frozen: stay },
};

/** What happens where a quarter hour freezes while a row moves, between the look at it and the write. */
export const FROZE_MEANWHILE = {
  file: 'The new place takes no fact: the row stays at its old place, and the entry says so (settle). Without an old place it counts nowhere.',
  bury: 'The old place counts the row for good: the fact is taken back from the new place, and the entry names the old one again (settle).',
} as const;
