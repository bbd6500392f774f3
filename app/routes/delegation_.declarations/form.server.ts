import { DECLARATION_FIELDS, type DeclarationFields } from "#app/domain/declaration/declaration.ts";
import { EMPTY_VEHICLE, VEHICLE_FIELDS, type VehicleFields } from "#app/domain/travel/vehicle.ts";
import { formText } from "#app/server/platform/form-text.server.ts";
import type { DelegationDeclarations } from "#app/server/declaration/delegation-page.server.ts";

/** What is brought; each has a form of its own, opened by the address `?form=weapon`, with `&id=` to change one. */
export const THINGS = ["weapon", "radio", "vehicle"] as const;
export type Thing = (typeof THINGS)[number];
export const thingOf = (text: string | null): Thing | undefined =>
  THINGS.find((thing) => thing === text);

const EMPTY = Object.fromEntries(
  DECLARATION_FIELDS.map((field) => [field, ""]),
) as DeclarationFields;

export const declarationFieldsOf = (form: FormData): DeclarationFields => ({
  ...EMPTY,
  ...Object.fromEntries(DECLARATION_FIELDS.map((field) => [field, formText(form, field)])),
});

export const vehicleFieldsOf = (form: FormData): VehicleFields => ({
  ...EMPTY_VEHICLE,
  ...Object.fromEntries(VEHICLE_FIELDS.map((field) => [field, formText(form, field)])),
});

/** The fields of one that is changed, or of a new one: that enters and leaves as the last one did. */
export function startingFields(
  page: Pick<DelegationDeclarations, "declared" | "vehicles">,
  thing: Thing,
  id: string,
): { fields: Record<string, string>; version: number } | null {
  if (thing === "vehicle") {
    if (!id) return { fields: EMPTY_VEHICLE, version: 0 };
    const found = page.vehicles.find((known) => known.id === id);
    if (!found) return null;
    const { plate, make, colour, driver, purpose, version } = found;
    return { fields: { plate, make, colour, driver, purpose }, version };
  }
  const own = page.declared.filter(({ kind }) => kind === thing);
  const found = own.find((known) => known.id === id);
  if (id && found?.status !== "requested") return null;
  const model = found ?? own[0];
  const way = model
    ? {
        entryPoint: model.entryPoint,
        entryDay: model.entryDay,
        exitPoint: model.exitPoint,
        exitDay: model.exitDay,
      }
    : {};
  if (!found) return { fields: { ...EMPTY, ...way }, version: 0 };
  const details: Record<string, string> = {};
  for (const [name, value] of Object.entries<string | number>(found.details))
    details[name] = String(value);
  return {
    fields: { ...EMPTY, ...way, bearer: found.bearerId ?? "", ...details },
    version: found.version,
  };
}
