/** HTTP bodies go through as they are made: a file of a report is not held in memory twice. */
import { app } from '@azure/functions';

app.setup({ enableHttpStream: true });
