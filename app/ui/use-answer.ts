import { useActionData, useLocation } from "@remix-run/react";
import { useState } from "react";

/**
 * What the page's action answered to the latest form, for pages that fetch their data anew on their own: React Router
 * forgets the answer with each such fetch, and a refusal or an Undo would be gone before it is read.
 * @returns the answer until another form is answered or the page is left
 */
export function useAnswer<Action>(): ReturnType<typeof useActionData<Action>> {
  const answer = useActionData<Action>();
  const { key } = useLocation();
  const [kept, keep] = useState({ answer, key });
  if (answer === undefined) return kept.key === key ? kept.answer : undefined;
  // A form's answer comes twice: before its page's new data, and with them under a new key.
  if (answer !== kept.answer || key !== kept.key) keep({ answer, key });
  return answer;
}
