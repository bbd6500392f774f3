/**
 * One value for the whole process. The built pages are a copy of these sources with modules of their own; what they count,
 * or know of the request at hand, must be what the server around them counts and knows.
 */
export function processWide<T>(name: string, make: () => T): T {
  const shared = globalThis as unknown as Record<symbol, T | undefined>;
  return (shared[Symbol.for(`shanyrak ${name}`)] ??= make());
}
