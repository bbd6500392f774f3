/** How far work is: a bar with its sentence, said politely. An unknown length has a sentence and no bar. */
export function Progress({ label, done, of }: { label: string; done: number; of: number }) {
  const share = of > 0 ? Math.min(1, done / of) : 0;
  return (
    <div className="progress">
      <p role="status">{label}</p>
      {of > 0 ? (
        <div
          className="prog"
          role="progressbar"
          aria-label={label}
          aria-valuemin={0}
          aria-valuemax={100}
          aria-valuenow={Math.round(share * 100)}
        >
          <i style={{ width: `${share * 100}%` }} />
        </div>
      ) : null}
    </div>
  );
}
