import type { ActionFunctionArgs } from "@remix-run/node";

import { answerPhone, signedJson } from "#app/server/gate/json-body.server.ts";
import { receivePassages } from "#app/server/gate/passages.server.ts";
import { passageUpload } from "#app/server/gate/upload-form.ts";

/** Takes a part of a phone's queue; sending it again changes nothing. */
export async function action({ request }: ActionFunctionArgs) {
  const { phone, body } = await signedJson(request, passageUpload);
  return answerPhone(await receivePassages(phone, body));
}
