import { type RefObject, useEffect, useRef } from "react";

/** A file that was chosen before scripts ran is taken up when they do. */
export function useChosenEarlier(input: RefObject<HTMLInputElement>, take: () => void): void {
  const first = useRef(take);
  useEffect(() => {
    if (input.current?.files?.length) first.current();
  }, [input]);
}
