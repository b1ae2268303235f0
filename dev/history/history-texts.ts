/** What docs/history.md says in words. */

export const INTRO = `# History, open to other programs
<!-- Written by dev/history/build-history-doc.ts (npm run history-doc); do not edit. -->
Facts and counts lie as Parquet files in Blob Storage. DuckDB, Power BI, Fabric, Spark, pandas and whatever else reads Parquet can read them without this app.

- No id, number or name of a person is in them. A contact is a keyed hash, the same in every file of one installation; representatives, queues and configurations are ids of Dataverse.
- Every column has a type. Null says "not given"; counts of tallies and details are never null.
- A time is a timestamp of UTC in milliseconds. What depends on the called party's own clock stands in columns of its own (\`local_weekday\`, \`local_hour\`, \`calling_hours\`), worked out when the row was filed: other programs have other releases of the zones.
- A name is never used again for something else, and new columns come at the end or among the others: read columns by name. Files that were written before there was a column lack it.
- Read only. A file that something else writes is no longer what the app takes for its own.`;

export const LAYOUT = `The container is named after HISTORY_PREFIX, in lower case: \`proactivedigest-history\` by default. Reading takes the role *Storage Blob Data Reader* on it.

| blob | what | kept |
|---|---|---|
| \`facts/2026-11-22.parquet\` | deliveries that finished on that day of UTC | FACTS_DAYS |
| \`intakes/2026-11-22.parquet\` | deliveries that were created on it | as long as their facts; those of open deliveries longer |
| \`tallies/2026-11-22.parquet\` | counts by quarter hour and scope | CUBE_DAYS |
| \`details/2026-11-22.parquet\` | lists by quarter hour and scope | CUBE_DAYS |
| \`contacts/2026-11-22/...\` | what the rows of a day that is over tell of contacts, in numbers (the keyed hash of the contact too), for the app alone: reports read it in place of facts and intakes | until the day is folded anew, at most as long as its facts |
| \`open/2026-11-22/...\` | rows of the day that changed since it was folded | until the day is folded |
| \`months/...\` | the same counts by month, for the app alone: quarter hours with two of the lists, and days (\`months/whole-...\`) with all | CUBE_DAYS |
| \`values/...\` | snapshots and digests, for the app alone | SNAPSHOT_DAYS |

A day is *folded* once it is quiet: then its files are whole. Before that, and after late rows, its newest rows lie in \`open/\`, and the files do not have them yet: whoever reads the container itself leaves out the last day or two, or exports them. Each file is replaced in one piece, so a reader sees it old or new, never half of it; a listing may name one that is gone a moment later. Its notes (key-value metadata) say in \`revision\` up to which change of the day it goes, in \`holds\` and \`version\` what it holds in which version of its columns ([upgrades.md](upgrades.md)).

Rows of facts and intakes lie in order of the quarter hour, then of time; those of tallies and details so that what is alike lies together, each list in row groups of its own. Compression is zstd, of row groups of fewer than 300 rows snappy, which is quicker with small pages. Four bytes behind the first four hold a checksum of the rest, which Parquet readers pass over.

### Export and inspection
\`\`\`sh
npm run history -- export --from 2026-11-01 --to 2026-11-30 --out history   # folded files of these days of UTC, whole whatever is open
npm run history -- inspect 2026-11-22                                       # what there is of a day
\`\`\`
Both take STORAGE_CONNECTION and HISTORY_PREFIX, as the app has them, from the environment. What was exported is yours to erase: see [retention.md](retention.md).`;

export const ELSEWHERE = `## Power BI, Fabric and pandas
These are not run by the tests of this project, the queries above are.

Power BI (Power Query, from the container itself; ACCOUNT is the storage account):
\`\`\`
let
  Blobs = AzureStorage.Blobs("https://ACCOUNT.blob.core.windows.net"){[Name = "proactivedigest-history"]}[Data],
  Files = Table.SelectRows(Blobs, each Text.StartsWith([Name], "facts/")),
  Facts = Table.Combine(List.Transform(Files[Content], Parquet.Document)),
  Counted = Table.SelectRows(Facts, each [moved] = false)
in
  Counted
\`\`\`

Fabric: make a shortcut to the container in a lakehouse (New shortcut, Azure Blob Storage), then in a notebook:
\`\`\`python
facts = spark.read.option("mergeSchema", "true").parquet("Files/proactivedigest-history/facts")
facts.where("not moved").createOrReplaceTempView("facts")
spark.sql("""
  SELECT date_trunc('week', from_utc_timestamp(quarter, 'Europe/Lisbon')) AS week,
    count_if(is_off_hook) / count_if(is_voice_attempts) AS connect_rate
  FROM facts GROUP BY 1 ORDER BY 1""").show()
\`\`\`

pandas, in the folder of an export:
\`\`\`python
import glob
import pandas as pd

facts = pd.concat(pd.read_parquet(name) for name in sorted(glob.glob("facts/*.parquet")))
facts = facts[facts["moved"] == False]
week = facts["quarter"].dt.tz_convert("Europe/Lisbon").dt.tz_localize(None).dt.to_period("W")
calls = facts.groupby(week)[["is_voice_attempts", "is_off_hook"]].sum()
print(calls["is_off_hook"] / calls["is_voice_attempts"])
\`\`\``;

export const KEYS =
  "Keys are values of the column that a list is named after. Made of several are those of `byAttribute` (JSON of type, keyword and value) and `byJourneyRun` (JSON of journey and run); `byStartQuarter` has starts of quarter hours of UTC in epoch milliseconds, `byLocalSlot` weekday x 24 + hour on the called party's clock with Monday 0:00 = 0, `byOutsideHour` that hour. The last four are histograms: their keys are whole numbers (seconds, coarse seconds, percent of the window, places in the list of flags below).";
