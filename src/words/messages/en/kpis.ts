/** Rates, rule packs and sources of abandonment, in English: names as they stand within a sentence. */
import type { KpiTexts, PackTexts, SourceTexts } from '../../declared/names.ts';

export const kpis: KpiTexts = {
  'count.deliveries': 'deliveries',
  'count.attempts': 'attempts',
  'count.contacts': 'contacts attempted',
  'count.intake': 'deliveries created',
  'rate.offHook': 'off-hook rate',
  'rate.liveMin': 'live answer rate (at least)',
  'rate.liveMax': 'live answer rate (at most)',
  'rate.rightParty': 'right-party contact rate',
  'rate.rightPartyPerLive': 'right party per live answer',
  'rate.machine': 'machine rate',
  'rate.voicemailLeft': 'voicemail share of machines',
  'rate.noAnswer': 'no-answer rate',
  'rate.busy': 'busy rate',
  'rate.badNumber': 'bad-number rate',
  'rate.platformFailure': 'platform failure rate',
  'rate.botFailure': 'bot failure rate',
  'rate.shortCall': 'short-call share',
  'rate.waitExceeded': 'waited longer than the threshold',
  'rate.notTried': 'not-tried share',
  'rate.expired': 'expiry rate',
  'rate.cancelled': 'cancel rate',
  'rate.windowAdherence': 'window adherence',
  'rate.lateResult': 'late-result share',
  'rate.completion': 'completion of intake',
  'rate.smsDelivery': 'SMS delivery rate',
  'rate.smsReply': 'SMS reply rate',
  'rate.conversion': 'conversion per right party',
  'rate.conversionPerAttempt': 'conversion per attempt',
  'rate.optOut': 'opt-out rate',
  'rate.handled': 'attempts a representative took',
  'rate.aiContainment': 'AI-led live answers not escalated',
  'rate.aiEscalation': 'AI-led live answers escalated',
};

const DISCLAIMER = 'A reading aid, not legal advice: public holidays, consent, exemptions and local law are not looked at.';

export const packs: PackTexts = {
  'pack.us-federal': 'US federal, 8 to 21',
  'packNote.us-federal': `TCPA and Telemarketing Sales Rule: 8:00 to 21:00 where the called party is; no frequency cap. ${DISCLAIMER}`,
  'pack.us-8-20': 'US states of the Florida kind, 8 to 20 and 3 in 24 hours',
  'packNote.us-8-20': `State laws such as those of Florida, Maryland and Oklahoma: 8:00 to 20:00, at most 3 calls in 24 hours (there on the same subject, here in all). ${DISCLAIMER}`,
  'pack.us-reg-f': 'US debt collection (Regulation F), 8 to 21 and 7 in 7 days',
  'packNote.us-reg-f': `Regulation F: 8:00 to 21:00, at most 7 calls in 7 consecutive days; a conversation also bars calls for the next 7 days, which is not counted here; the rule is per debt, so attempts are counted by msdyn_tracking_id where a row has one, else by contact. ${DISCLAIMER}`,
  'pack.uk': 'UK practice, weekdays 8 to 21, Saturdays 9 to 21',
  'packNote.uk': `Trade guidance for marketing calls, as reported: Monday to Friday 8:00 to 21:00, Saturday 9:00 to 21:00, none on Sunday; UK law names no hours. ${DISCLAIMER}`,
};

export const sources: SourceTexts = {
  'source.column': 'customer connected, and no representative after (msdyn_customer_connected_date, msdyn_csr_connected_date)',
  'source.conversation': 'abandoned conversation (msdyn_isabandoned)',
  'source.code': 'disposition code that DISPOSITION_MAP takes for abandoned',
  'source.estimate': 'estimate: short live call that no representative took',
};
