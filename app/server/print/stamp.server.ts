type Doc = PDFKit.PDFDocument;
type Size = { width: number; height: number };
type Form = { name: string; form: PDFKit.PDFKitReference };

const made = new WeakMap<Doc, Map<object, Form>>();

/**
 * Draws what stands on many pages of a document: written once as a form XObject (ISO 32000-1 §8.10), and named on each
 * page. Its origin is the current one.
 * @param of what it is of; the same object gives the same stamp
 * @param size in current units; what is drawn beyond is cut off
 */
export function stamp(doc: Doc, of: object, size: Size, draw: () => void): void {
  const forms = made.get(doc) ?? new Map<object, Form>();
  made.set(doc, forms);
  let known = forms.get(of);
  if (!known) {
    // Recorded before it is named: a page's frame stamps icons of its own, which take the next names.
    const form = record(doc, size, draw);
    known = { name: `Stamp${forms.size + 1}`, form };
    forms.set(of, known);
  }
  const { xobjects } = doc.page as unknown as { xobjects: Record<string, PDFKit.PDFKitReference> };
  xobjects[known.name] = known.form;
  doc.addContent(`/${known.name} Do`);
}

/** pdfkit writes to the page it is on, so a page is put there whose content is the form's. */
function record(doc: Doc, { width, height }: Size, draw: () => void): PDFKit.PDFKitReference {
  const inner = doc as unknown as { page: object; _ctm: number[] };
  const { page, _ctm } = inner;
  const resources = doc.ref({ ProcSet: ["PDF", "Text", "ImageB", "ImageC", "ImageI"] });
  const form = doc.ref({
    Type: "XObject",
    Subtype: "Form",
    BBox: [0, 0, width, height],
    Resources: resources,
  });
  inner.page = Object.create(page, {
    content: { value: form },
    resources: { value: resources },
    markings: { value: [], writable: true },
  }) as object;
  inner._ctm = [1, 0, 0, 1, 0, 0];
  draw();
  inner.page = page;
  inner._ctm = _ctm;
  resources.end(undefined);
  form.end(undefined);
  return form;
}
