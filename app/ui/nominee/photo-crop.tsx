import "react-easy-crop/react-easy-crop.css";

import { useState } from "react";
import Cropper, { type Area, type Point } from "react-easy-crop";
import { useTranslation } from "react-i18next";

import type { Crop } from "../../domain/nominee/photo.ts";

type Props = {
  url: string;
  kept: boolean;
  /** Where the frame rests, in shares of the picture. */
  onArea: (area: Crop) => void;
  onDone: () => void;
};

/** The cropper speaks in hundredths. */
const shares = ({ x, y, width, height }: Area): Crop => ({
  x: x / 100,
  y: y / 100,
  width: width / 100,
  height: height / 100,
});

/**
 * Cuts a picture to 3 : 4 before it is sent: what leaves the browser is the rectangle, in shares of the upright picture;
 * the server does the cutting. Without it the server takes the middle.
 */
export function PhotoCrop({ url, kept, onArea, onDone }: Props) {
  const { t } = useTranslation("registration");
  const [place, setPlace] = useState<Point>({ x: 0, y: 0 });
  const [zoom, setZoom] = useState(1);
  const [area, setArea] = useState<Area | null>(null);
  const [unseen, setUnseen] = useState(false);
  const share = (percent: number): string => (percent / 100).toFixed(6);
  if (unseen) {
    return (
      <div className="frame">
        <span className="none">{t("photo.preview")}</span>
      </div>
    );
  }
  return (
    <div className="cropping">
      <div className="crop-frame">
        <Cropper
          image={url}
          crop={place}
          zoom={zoom}
          aspect={3 / 4}
          maxZoom={4}
          onCropChange={setPlace}
          onZoomChange={setZoom}
          onCropAreaChange={(next) => {
            setArea(next);
            onArea(shares(next));
          }}
          objectFit="cover"
          zoomWithScroll={false}
          disableAutomaticStylesInjection
          mediaProps={{ alt: "", onError: () => setUnseen(true) }}
          cropperProps={{ "aria-label": t("photo.cropHelp") }}
        />
      </div>
      <label className="t13" htmlFor="crop-zoom">
        {t("photo.zoom")}
      </label>
      <input
        id="crop-zoom"
        type="range"
        min="1"
        max="4"
        step="0.05"
        value={zoom}
        onChange={(event) => setZoom(Number(event.target.value))}
      />
      <p className="hint">{t("photo.cropHelp")}</p>
      {kept ? (
        <button className="btn btn-3 btn-s" type="button" onClick={onDone}>
          {t("photo.keepWhole")}
        </button>
      ) : null}
      {area ? (
        <>
          {kept ? <input type="hidden" name="recut" value="1" /> : null}
          <input type="hidden" name="cropX" value={share(area.x)} />
          <input type="hidden" name="cropY" value={share(area.y)} />
          <input type="hidden" name="cropWidth" value={share(area.width)} />
          <input type="hidden" name="cropHeight" value={share(area.height)} />
        </>
      ) : null}
    </div>
  );
}
