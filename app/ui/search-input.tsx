/** What a list is searched by. Its label is read out, and stands in the field while that is empty. */
export function SearchInput(props: { id: string; name: string; label: string; words: string }) {
  const { id, name, label, words } = props;
  return (
    <>
      <label htmlFor={id} className="vh">
        {label}
      </label>
      <input
        id={id}
        name={name}
        type="search"
        className="input"
        defaultValue={words}
        placeholder={label}
        autoComplete="off"
      />
    </>
  );
}
