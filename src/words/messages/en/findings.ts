/** Findings, long and short, in English. */
import type { Texts } from '../../declared/arguments.ts';
import type { FINDINGS } from '../../declared/findings.ts';

export const findings: Texts<typeof FINDINGS> = {
  'findings.more': '{count, number} more, worth a look',
  'findings.look': 'Worth a look: {finding}',
  'finding.andMore': '{finding} And {count, number} more like it.',
  'finding.afterDoNotContact': `{attempts, plural,
    one {# attempt at a contact who had asked not to be contacted.}
    other {# attempts at contacts who had asked not to be contacted.}}`,
  'finding.callingHours': `{attempts, plural, one {# attempt} other {# attempts}} ({share}) outside calling hours{where, select,
    both {: {extent, select, all {all} other {most}} in {name}, {hours} local}
    place {: {extent, select, all {all} other {most}} in {name}}
    hours {: {extent, select, all {all} other {most}} at {hours} local}
    other {}}{known, select, yes {; usually {usual}} other {}}.`,
  'finding.possibleHours': `{attempts, plural,
    one {# attempt possibly outside calling hours: the called party may be in one of several time zones.}
    other {# attempts possibly outside calling hours: the called parties may be in one of several time zones.}}`,
  'finding.frequencyCap':
    '{contacts, plural, one {# contact} other {# contacts}} over “{cap}”: {attempts, plural, one {# attempt} other {# attempts}} too many, up to {most} at one contact.',
  'finding.abandonment': `{name}: {count, number} abandoned in {days, plural, one {# day} other {# days}}, {known, select,
    yes {{value} of {live, plural, one {# live answer} other {# live answers}}}
    other {without a live answer to hold it against}}, over the limit of {limit}{estimate, select, yes {; an estimate} other {}}.`,
  'finding.nearAbandonment': `{name}: {count, number} abandoned in {days, plural, one {# day} other {# days}}, {known, select,
    yes {{value} of {live, plural, one {# live answer} other {# live answers}}}
    other {without a live answer to hold it against}}, close to the limit of {limit}{estimate, select, yes {; an estimate} other {}}.`,
  'finding.anomaly': `Unusual: {what} {value}, usually {usual} on a {weekday}{place, select, yes {; most of the difference in {name}} other {}}{rules, select,
    changed {. The rules by which rows are filed changed in between} other {}}.`,
  'finding.anomaly.live': `At least {value} of calls reached a person, usually {usual} on a {weekday}{place, select, yes {; most of the difference in {name}} other {}}{rules, select,
    changed {. The rules by which rows are filed changed in between} other {}}.`,
  'finding.callerId': 'Caller id {caller} in {name}: {value} live, {usual} on its other numbers.',
  'finding.stuck': `{count, plural, one {# open delivery looks} other {# open deliveries look}} stuck, past the window or in process for too long: {list}{others, select,
    yes { and others} other {}}.`,
  'finding.failedUpload': '{name}: {upload} failed{known, select, yes {: {message}} other {}}.',
  'finding.uploadErrors': '{name}: {upload} had errors{known, select, yes {: {message}} other {}}.',
  'finding.place': '{name} {number}',
  'short.afterDoNotContact': '{attempts, plural, one {# call} other {# calls}} after an opt-out',
  'short.callingHours': '{attempts, plural, one {# call} other {# calls}} outside hours',
  'short.possibleHours': '{attempts, plural, one {# call} other {# calls}} maybe outside hours',
  'short.frequencyCap': '{contacts, plural, one {# contact} other {# contacts}} over the cap',
  'short.abandonment': 'abandonment {value}, limit {limit}',
  'short.nearAbandonment': 'abandonment {value}, limit {limit}',
  'short.anomaly': '{what} {value}, usually {usual}',
  'short.anomaly.live': 'reached {value}, usually {usual}',
  'short.callerId': 'caller id {caller} at {value}',
  'short.stuck': '{count, plural, one {# open delivery} other {# open deliveries}} stuck',
  'short.failedUpload': 'upload failed: {shortName}',
  'short.uploadErrors': 'upload errors: {shortName}',
};
