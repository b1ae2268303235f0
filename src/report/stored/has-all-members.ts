/** Whether a stored report has every member that one made today has: an older release of the app knew fewer. */
import { EMPTY_CUBE } from '../../metrics/cube/cube.ts';
import { US_FEDERAL } from '../../metrics/zones/rule-packs.ts';
import { dayOf } from '../../time/local-day.ts';
import { buildReport, NO_BACKGROUND } from '../build-report.ts';
import type { Report } from '../report.ts';

/** An object of a report by the names of what it holds. */
export type Members = Readonly<Record<string, unknown>>;

let shape: Report | undefined;

/** Pure. By the names of objects in objects; items of lists are not looked into. */
export function hasAllMembers(report: Report): boolean {
  return hasMembersOf(emptyReport(), report);
}

/** The report of a day on which there was nothing: each member that reports have, made once. */
export function emptyReport(): Report {
  shape ??= reportOfNothing();
  return shape;
}

function hasMembersOf(shape: object, value: object): boolean {
  const own = new Map(Object.entries(value));
  return Object.entries(shape).every(([name, member]) => {
    const given: unknown = own.get(name);
    return own.has(name) && (!isMembers(member) || !isMembers(given) || hasMembersOf(member, given));
  });
}

/** Neither a list nor a plain value. */
export function isMembers(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function reportOfNothing(): Report {
  return buildReport({
    period: dayOf('2026-01-01', 'UTC'),
    cube: EMPTY_CUBE,
    contacts: { reason: 'nothing is looked at' },
    scope: {},
    background: NO_BACKGROUND,
    rulePack: US_FEDERAL,
    generatedMs: 0,
    asOfMs: null,
    provisionalNotes: [],
    load: null,
    orphanAttributes: null,
    keyChanges: [],
    rulesChanges: [],
    unmetNames: [],
    names: { queue: new Map(), configuration: new Map(), journey: new Map(), agent: new Map() },
    limits: new Map(),
    failedUploads: [],
  });
}
