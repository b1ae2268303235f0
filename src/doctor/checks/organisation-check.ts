/** Whether the organisation answers, and knows the app as its user. */
import { whoAmI } from '../../dataverse/rights/who-am-i.ts';
import { type Check, ok } from '../check.ts';
import { transportOf } from './asking.ts';

export const organisationCheck: Check = {
  id: 'organisation',
  title: 'Organisation',
  looksAt: 'whether the organisation at DATAVERSE_URL answers, and has the app as an application user (WhoAmI)',
  needs: ['dataverse-token'],
  run: async (patient, signal) => {
    const transport = transportOf(patient);
    const { organisationId } = await whoAmI(transport, signal);
    return ok(`"${transport.origin}" answers as organisation ${organisationId}, and knows this app.`);
  },
};
