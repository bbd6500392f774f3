import "./styles/combobox.css";

import { ChevronDown, CircleAlert } from "lucide-react";
import { useSyncExternalStore } from "react";
import {
  Button,
  ComboBox,
  I18nProvider,
  Input,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
} from "react-aria-components";

import type { Language } from "../domain/language/languages.ts";
import { describedBy, Field } from "./field.tsx";
import { Flag } from "./flag.tsx";

export type Option = { id: string; text: string; iso2?: string | null };

type ComboboxProps = {
  id: string;
  name: string;
  label: string;
  options: readonly Option[];
  chosen: string;
  /** Shown while nothing is chosen. */
  prompt: string;
  /** Said when nothing matches what was typed. */
  none: string;
  /** Names the button that opens the whole list. */
  showAll: string;
  error?: string | undefined;
  language: Language;
};

/** One of many by typing a part of its name. Before scripts run, and without them, a plain select of the same name. */
export function Combobox(props: ComboboxProps) {
  const hydrated = useSyncExternalStore(
    () => () => undefined,
    () => true,
    () => false,
  );
  return hydrated ? <Typed {...props} /> : <Plain {...props} />;
}

function Plain({ id, name, label, options, chosen, prompt, error }: ComboboxProps) {
  return (
    <Field id={id} label={label} error={error}>
      <select
        id={id}
        name={name}
        className="input"
        defaultValue={chosen}
        {...describedBy(id, { error })}
      >
        <option value="">{prompt}</option>
        {options.map((option) => (
          <option key={option.id} value={option.id}>
            {option.text}
          </option>
        ))}
      </select>
    </Field>
  );
}

function Typed(props: ComboboxProps) {
  const { id, name, label, options, chosen, prompt, none, showAll, error, language } = props;
  return (
    <I18nProvider locale={language}>
      <ComboBox
        className={error ? "field combo is-err" : "field combo"}
        name={name}
        formValue="key"
        defaultItems={options}
        defaultSelectedKey={chosen || null}
        isInvalid={error !== undefined}
        allowsEmptyCollection
        menuTrigger="focus"
      >
        <Label>{label}</Label>
        {error ? (
          <span className="err" id={`${id}-error`}>
            <CircleAlert className="i i-16" aria-hidden="true" />
            {error}
          </span>
        ) : null}
        <span className="combo-box">
          <Input id={id} className="input" placeholder={prompt} {...describedBy(id, { error })} />
          <Button className="iconbtn" aria-label={showAll}>
            <ChevronDown className="i i-18" aria-hidden="true" />
          </Button>
        </span>
        <Popover className="combo-list">
          <ListBox<Option> renderEmptyState={() => <p className="combo-none">{none}</p>}>
            {(option) => (
              <ListBoxItem id={option.id} textValue={option.text} className="combo-item">
                <Flag iso2={option.iso2 ?? null} size="s" />
                {option.text}
              </ListBoxItem>
            )}
          </ListBox>
        </Popover>
      </ComboBox>
    </I18nProvider>
  );
}
