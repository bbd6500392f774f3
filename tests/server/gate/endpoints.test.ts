import { expect, test } from "vitest";

import { accessTo } from "#app/domain/access/may.ts";
import { EVERY_BADGE } from "#app/server/gate/endpoints.server.ts";
import { useTestDatabase } from "#tests/support/database.ts";
import { phoneAt, upload } from "#tests/support/gate.ts";

await useTestDatabase();

test("what is answered before the router is a phone's alone by the policy table, and asks for its proof", async () => {
  expect(Object.keys(EVERY_BADGE)).toHaveLength(2);
  const { phone } = await phoneAt("b");
  const header = Buffer.from(JSON.stringify({ kid: phone.id })).toString("base64url");
  for (const [path, endpoint] of Object.entries(EVERY_BADGE)) {
    const route = `routes/gate_.${path.slice("/gate/".length).replace("/", ".")}`;
    expect(accessTo(route, "POST"), route).toBe("device");
    const body = JSON.stringify(upload([]));
    for (const proof of [null, "", `${header}..`, "a.b.c"]) {
      const answer = await endpoint({ method: "POST", path, body, proof });
      expect(answer.status, `${path} ${proof}`).toBe(401);
    }
  }
});
