import type { ListView } from "#app/server/precedence/view.server.ts";

/** What each form of the panel needs: the delegation, the list, what was typed before, and words at a field. */
export type FormProps = {
  id: string;
  view: ListView;
  typed?: Readonly<Record<string, string>>;
  error: (field: string) => string | undefined;
};
