import type { Album } from "./album.ts";
import { photograph, type Tour } from "./tour.ts";

/** Focal point, officer and protocol at their desks, the morning before the summit. */
export async function deskPictures(tour: Tour, album: Album): Promise<void> {
  await tour.setClock("2022-10-12T08:40");
  const jordan = await tour.enter("jordan", "/delegation");
  await album.keep("delegation-dashboard", await photograph(jordan));
  await jordan.getByRole("link", { name: /Layla/ }).first().click();
  await jordan.getByRole("heading", { level: 1, name: /Layla/ }).waitFor();
  await album.keep("nominee-form", await photograph(jordan));
  await jordan.context().close();

  const officer = await tour.enter("officer", "/accreditation");
  await officer
    .getByRole("link", { name: /DARWAZEH/i })
    .first()
    .click();
  await officer
    .getByRole("heading", { name: /Darwazeh/i })
    .first()
    .waitFor();
  await album.keep("accreditation", await photograph(officer));
  await officer.context().close();

  await tour.setClock("2022-10-12T09:05");
  const protocol = await tour.enter("protocol", "/bilaterals?day=2022-10-13");
  await protocol
    .getByRole("link", { name: /JOR.*KGZ/ })
    .first()
    .click();
  await protocol.locator("#panel-room").waitFor();
  await album.keep("bilaterals", await photograph(protocol));
  await protocol.context().close();
}
