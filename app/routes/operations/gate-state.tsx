import {
  BatteryLow,
  CircleCheck,
  CircleDashed,
  Clock,
  CloudOff,
  ListX,
  type LucideIcon,
} from "lucide-react";
import { useTranslation } from "react-i18next";

import { assertNever } from "#app/domain/result.ts";
import type { GateHealth } from "#app/domain/operations/health.ts";

import { useAge } from "./use-age.ts";

type Look = { Icon: LucideIcon; chip: string; words: string };

/** A gate's state by icon, word and colour. */
export function GateState({ health }: { health: GateHealth }) {
  const { Icon, chip, words } = useLook(health);
  return (
    <span className={`chip ${chip}`}>
      <Icon className="i" aria-hidden="true" />
      {words}
    </span>
  );
}

function useLook(health: GateHealth): Look {
  const { t } = useTranslation("operations");
  const age = useAge();
  switch (health.kind) {
    case "none":
      return { Icon: CircleDashed, chip: "chip-off", words: t("gates.none") };
    case "silent": {
      const words =
        health.seconds === null
          ? t("gates.neverCalled")
          : t("gates.silent", { age: age(health.seconds) });
      return { Icon: CloudOff, chip: "chip-back", words };
    }
    case "stale":
      return { Icon: ListX, chip: "chip-back", words: t("gates.stale") };
    case "battery":
      return {
        Icon: BatteryLow,
        chip: "chip-back",
        words: t("gates.battery", { percent: health.percent }),
      };
    case "clock":
      return {
        Icon: Clock,
        chip: "chip-back",
        words: t("gates.clock", { age: age(health.seconds) }),
      };
    case "normal":
      return { Icon: CircleCheck, chip: "chip-ok", words: t("gates.normal") };
    default:
      return assertNever(health);
  }
}
