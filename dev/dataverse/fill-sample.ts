/** Fills an emulator with the sample data, without a file. */
import {
  type SampleOptions,
  sampleBatches,
  sampleConfigurations,
  sampleJourneys,
  sampleQueues,
  sampleRecords,
  sampleUsers,
} from '../sample/generate.ts';
import type { Emulator } from './emulator.ts';

/** Days of sample data that a start makes. */
export const SAMPLE_DAYS = 35;

/** Loads deliveries, attributes, conversations and the tables of names, and gives how many there are then. @throws as sampleRecords */
export function fillSample(emulator: Emulator, options: SampleOptions): { readonly deliveries: number; readonly attributes: number } {
  for (const row of sampleQueues(options.hostile)) emulator.table('queues').load({ ...row });
  for (const row of sampleConfigurations(options.hostile)) emulator.table('msdyn_proactive_engagement_configs').load({ ...row });
  for (const row of sampleJourneys()) emulator.table('msdynmkt_journeys').load({ ...row });
  for (const row of sampleBatches(options)) emulator.table('msdyn_proactive_delivery_batches').load({ ...row });
  for (const row of sampleUsers()) emulator.table('systemusers').load({ ...row });
  const [deliveries, attributes] = [emulator.table('msdyn_proactive_deliveries'), emulator.table('msdyn_proactive_delivery_attributes')];
  for (const record of sampleRecords(options)) {
    deliveries.load({ ...record.delivery });
    for (const attribute of record.attributes) attributes.load({ ...attribute });
    if (record.conversation !== undefined) emulator.table('msdyn_ocliveworkitems').load({ ...record.conversation });
  }
  return { deliveries: deliveries.size, attributes: attributes.size };
}
