import { useTranslation } from "react-i18next";

import { Dialog } from "#app/ui/dialog.tsx";
import { useAwaited } from "#app/ui/use-hydrated.ts";

const KEYS = [
  ["A", "a"],
  ["R", "r"],
  ["H", "h"],
  ["X", "x"],
  ["O", "o"],
  ["J", "j"],
  ["K", "k"],
  ["/", "find"],
  ["?", "all"],
] as const;

/** A way to the keys for who does not know them; unseen where they cannot work. */
export function KeysHint({ onAll }: { onAll: () => void }) {
  const { t } = useTranslation("accreditation");
  return (
    <button className={`btn btn-3 btn-s keys-hint${useAwaited()}`} type="button" onClick={onAll}>
      <kbd className="kbd" aria-hidden="true">
        ?
      </kbd>
      {t("keys.all")}
    </button>
  );
}

type Props = { open: boolean; onClose: () => void; keys: { on: boolean; turn: () => void } };

export function KeysDialog({ open, onClose, keys }: Props) {
  const { t } = useTranslation(["accreditation", "common"]);
  return (
    <Dialog
      title={t("keys.title")}
      open={open}
      onClose={onClose}
      actions={
        <>
          <button className="btn btn-2" type="button" onClick={keys.turn}>
            {keys.on ? t("keys.turnOff") : t("keys.turnOn")}
          </button>
          <button className="btn btn-1" type="button" onClick={onClose}>
            {t("common:close")}
          </button>
        </>
      }
    >
      <p>{t("keys.on")}</p>
      <dl className="keys-list">
        {KEYS.map(([key, word]) => (
          <div key={key}>
            <dt>
              <kbd className="kbd">{key}</kbd>
            </dt>
            <dd>{t(`keys.${word}`)}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
