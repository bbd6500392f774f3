/**
 * `npm run screenshots`: takes README's pictures from a fresh demonstration of its own into `docs/screenshots/`. A
 * picture that shows the same as before stays as it is, so that a run without changes leaves nothing to commit.
 */
import { join } from "node:path";

import { launchBrowser } from "#tests/support/browser.ts";
import { fakeCamera } from "#tests/support/fake-camera.ts";
import { startProduct } from "#tests/support/product.ts";

import { Album } from "./screenshots/album.ts";
import { badgePictures } from "./screenshots/badge.ts";
import { deskPictures } from "./screenshots/desks.ts";
import { gatePictures } from "./screenshots/gate.ts";
import { lastPictures } from "./screenshots/summit-day.ts";
import { Tour } from "./screenshots/tour.ts";

const album = new Album(join(import.meta.dirname, "../docs/screenshots"));
const product = await startProduct();
const camera = await fakeCamera([{ text: null, seconds: 1 }]);
const browser = await launchBrowser({ args: camera.args });
try {
  const tour = new Tour(browser, product.url);
  await deskPictures(tour, album);
  const badge = await badgePictures(tour, album);
  await gatePictures(tour, album, { camera, badge });
  await lastPictures(tour, album);
} finally {
  await browser.close();
  await product.stop();
}
