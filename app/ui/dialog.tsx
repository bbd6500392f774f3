import { type ReactNode, useId } from "react";
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from "react-aria-components";

/** The title is the question, the buttons are verbs, the safe one comes first. Focus is held inside; Esc closes. */
export function Dialog(props: {
  title: string;
  open: boolean;
  onClose: () => void;
  children: ReactNode;
  /** The buttons. */
  actions: ReactNode;
}) {
  const id = useId();
  return (
    <ModalOverlay
      className="dialog-ground"
      isOpen={props.open}
      isDismissable
      onOpenChange={(open) => {
        if (!open) props.onClose();
      }}
    >
      <Modal className="dialog">
        <AriaDialog aria-labelledby={id}>
          <header>
            <Heading slot="title" id={id} className="h-dialog">
              {props.title}
            </Heading>
          </header>
          <div className="db">{props.children}</div>
          <footer>{props.actions}</footer>
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
