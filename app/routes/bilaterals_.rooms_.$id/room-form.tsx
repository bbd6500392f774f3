import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";

import type { BoardRoom } from "#app/server/bilateral/load-board.server.ts";
import type { Option } from "#app/ui/combobox.tsx";
import { Field } from "#app/ui/field.tsx";
import { SelectField } from "#app/ui/meeting/select-field.tsx";

/** What a room has, and how long it takes to set up and to clear. */
export function RoomForm({ room, zones }: { room: BoardRoom; zones: readonly Option[] }) {
  const { t } = useTranslation("request");
  const field = (
    name: "seats" | "booths" | "setupMinutes" | "turnoverMinutes" | "opens" | "closes",
    label: string,
  ) => (
    <Field id={name} label={label}>
      <input
        id={name}
        name={name}
        className="input"
        inputMode="numeric"
        autoComplete="off"
        maxLength={5}
        defaultValue={room[name]}
      />
    </Field>
  );
  return (
    <Form method="post" className="card wish" key={room.version} aria-labelledby="room-title">
      <div className="card-h">
        <h2 className="h-sec" id="room-title">
          {t("room.title")}
        </h2>
      </div>
      <div className="card-b">
        <input type="hidden" name="version" value={room.version} />
        <div className="wish-pair">
          {field("seats", t("room.seats"))}
          {field("booths", t("room.booths"))}
        </div>
        <label className="row">
          <input type="checkbox" name="press" defaultChecked={room.press} />
          {t("room.press")}
        </label>
        <SelectField id="zone" label={t("room.zone")} options={zones} chosen={String(room.zone)} />
        <div className="wish-pair">
          {field("setupMinutes", t("room.setup"))}
          {field("turnoverMinutes", t("room.turnover"))}
        </div>
        <div className="wish-pair">
          {field("opens", t("room.opens"))}
          {field("closes", t("room.closes"))}
        </div>
        <button className="btn btn-1" name="intent" value="save">
          {t("room.save")}
        </button>
      </div>
    </Form>
  );
}
