import { describe, expect, it } from "vitest";

import { statusOn } from "#app/domain/delegation/status.ts";

describe("the status of a delegation on a day", () => {
  const kuwait = [
    { status: "member", from: "2022-10-13" },
    { status: "acceding", from: "2022-10-11" },
  ] as const;

  it("is the latest one that had begun, in whatever order the history is given", () => {
    expect(statusOn(kuwait, "2022-10-12")).toBe("acceding");
    expect(statusOn(kuwait, "2022-10-13")).toBe("member");
    expect(statusOn(kuwait, "2024-01-01")).toBe("member");
  });

  it("is none before the first one began", () => {
    expect(statusOn(kuwait, "2022-10-10")).toBeUndefined();
    expect(statusOn([], "2022-10-13")).toBeUndefined();
  });
});
