import type { Task } from "graphile-worker";

import { tellMeetings } from "../../bilateral/news/tell-meetings.server.ts";
import { tellProgramme } from "../../programme/news/tell-programme.server.ts";
import { remindSilent } from "../../bilateral/request/remind.server.ts";
import { planMeetingsJob } from "../../bilateral/proposal/plan-job.server.ts";
import { closeSilenceJob } from "../../document/close-silence.server.ts";
import { remindOfSilenceJob } from "../../document/silence.server.ts";
import { readListJob } from "../../import/read-list.server.ts";
import { saveListJob } from "../../import/save-list.server.ts";
import { clearListJob } from "../../import/turns.server.ts";
import { tellDelegation } from "../../nominee/tell-delegation.server.ts";
import { rollUpTalliesJob } from "../../operations/roll-up.server.ts";
import { clearPrintJob, printBatchJob } from "../../print-run/draw.server.ts";
import { retentionNightlyJob } from "../../retention/nightly.server.ts";
import { destroyDueJob } from "../../retention/run.server.ts";
import { forgetAttempts } from "../access/attempts.server.ts";
import { mailCode } from "../access/mail-code.server.ts";
import { JobFailure, Reported } from "../error-report.server.ts";
import { sendMail } from "../mail/send.server.ts";
import type { TaskName } from "./names.ts";

/**
 * What can stand in the job queue, by the name it has there. A job is tried again until it succeeds, so each must do
 * no harm when it runs twice.
 */
const SHORT = guarded({
  send_mail: sendMail,
  mail_code: mailCode,
  forget_attempts: forgetAttempts,
  clear_list: clearListJob,
  tell_delegation: tellDelegation,
  tell_meetings: tellMeetings,
  tell_programme: tellProgramme,
  remind_silent: remindSilent,
  clear_print: clearPrintJob,
  close_silence: closeSilenceJob,
  remind_of_silence: remindOfSilenceJob,
  retention_nightly: retentionNightlyJob,
  roll_up_tallies: rollUpTalliesJob,
});
/** Jobs of minutes: a list of thousands with photos, the badges of a delegation. */
const LONG = guarded({
  read_list: readListJob,
  save_list: saveListJob,
  print_batch: printBatchJob,
  plan_meetings: planMeetingsJob,
  destroy_due: destroyDueJob,
});

export const TASKS: Readonly<Record<TaskName, Task>> = { ...SHORT, ...LONG };

/** Jobs that come by the clock, in cron's words (real time, UTC); each goes into the line that knows it. */
const CRONTAB = `*/10 * * * * remind_silent
25 * * * * forget_attempts
*/15 * * * * roll_up_tallies
0 21 * * * retention_nightly`;

/** How many of a kind a process takes at once. Apart, so that however many lists are read, mail does not wait for them. */
export const LINES = [
  { tasks: SHORT, atOnce: 4, connections: 6, crontab: CRONTAB },
  // A blank: left out, the queue would look for a file named crontab.
  { tasks: LONG, atOnce: 2, connections: 3, crontab: " " },
] as const;

/** The queue keeps what a job died of, and prints it: it gets the kind of error and not its words, which may name people. */
function guarded<Name extends string>(tasks: Readonly<Record<Name, Task>>): Record<Name, Task> {
  const entries = Object.entries<Task>(tasks).map(([name, task]): [string, Task] => [
    name,
    async (...about) => {
      try {
        await task(...about);
      } catch (error) {
        throw error instanceof JobFailure ? error : new Reported(error);
      }
    },
  ]);
  return Object.fromEntries(entries) as Record<Name, Task>;
}
