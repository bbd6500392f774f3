import { CircleAlert } from "lucide-react";
import { useTranslation } from "react-i18next";

import type { NomineeFormData } from "./form-data.ts";

/** Whether the person lives at the host's expense: one of the delegation's 1+N hosted places, counted as it is sent. */
export function HostedTick(props: { data: NomineeFormData; error: string | undefined }) {
  const { data, error } = props;
  const { t } = useTranslation("nominee");
  if (!data.hosted) return null;
  const { places, taken } = data.hosted;
  const free = Math.max(0, places - taken);
  return (
    <div className={error ? "field is-err hosted" : "field hosted"}>
      {error ? (
        <span className="err" id="hosted-error">
          <CircleAlert className="i i-16" aria-hidden="true" />
          {error}
        </span>
      ) : null}
      <input type="hidden" name="hostedAsked" value="1" />
      <label className="tick">
        <input
          type="checkbox"
          id="hosted"
          name="hosted"
          value="1"
          defaultChecked={data.file?.hosted ?? false}
          aria-describedby={error ? "hosted-error hosted-hint" : "hosted-hint"}
        />
        <span>{t("hosted.tick")}</span>
      </label>
      <span className="hint" id="hosted-hint">
        {free === 0 ? t("hosted.full", { places }) : t("hosted.free", { count: free, places })}
      </span>
    </div>
  );
}
