import type { TaskList } from "graphile-worker";

import { readListJob } from "../../import/read-list.server.ts";
import { saveListJob } from "../../import/save-list.server.ts";
import { clearListJob } from "../../import/turns.server.ts";
import { tellDelegation } from "../../nominee/tell-delegation.server.ts";
import { sendMail } from "../mail/send.server.ts";

/**
 * What can stand in the job queue, by the name it has there. A job is tried again until it succeeds, so each must do
 * no harm when it runs twice.
 */
export const TASKS: TaskList = {
  send_mail: sendMail,
  read_list: readListJob,
  save_list: saveListJob,
  clear_list: clearListJob,
  tell_delegation: tellDelegation,
};
