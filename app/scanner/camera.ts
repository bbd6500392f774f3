import { err, ok, type Result } from "#app/domain/result.ts";

declare global {
  interface MediaTrackCapabilities {
    /** Image Capture §4: browsers have it, lib.dom does not yet. */
    torch?: boolean;
  }
  interface MediaTrackConstraintSet {
    torch?: boolean;
  }
}

/** Why there is no picture, in the words of `gate.json`, `camera.*`. */
export type CameraRefusal = "insecure" | "denied" | "missing" | "busy" | "decoder";

export type Camera = {
  stream: MediaStream;
  deviceId: string | undefined;
  hasTorch: boolean;
  /** All cameras of this phone; names are empty until one was allowed. */
  all: readonly string[];
};

/** The size at which the decoder reads a badge at arm's length; larger pictures only cost time. */
const SIZE = { width: { ideal: 1280 }, height: { ideal: 720 } };

/** Opens the camera at the back, or the one asked for. */
export async function openCamera(deviceId?: string): Promise<Result<Camera, CameraRefusal>> {
  if (!("mediaDevices" in navigator)) return err("insecure");
  const which = deviceId
    ? { deviceId: { exact: deviceId } }
    : { facingMode: { ideal: "environment" } };
  try {
    const stream = await navigator.mediaDevices.getUserMedia({
      audio: false,
      video: { ...SIZE, ...which },
    });
    const [track] = stream.getVideoTracks();
    const devices = await navigator.mediaDevices.enumerateDevices();
    return ok({
      stream,
      deviceId: track?.getSettings().deviceId,
      hasTorch: track?.getCapabilities?.().torch === true,
      all: devices.filter(({ kind }) => kind === "videoinput").map((one) => one.deviceId),
    });
  } catch (error) {
    return err(refusalOf(error));
  }
}

function refusalOf(error: unknown): CameraRefusal {
  const name = error instanceof DOMException ? error.name : "";
  if (name === "NotAllowedError" || name === "SecurityError") return "denied";
  if (name === "NotFoundError" || name === "OverconstrainedError") return "missing";
  return "busy";
}

/** Switches the torch; false when the phone refused. */
export async function setTorch({ stream }: Camera, on: boolean): Promise<boolean> {
  try {
    await stream.getVideoTracks()[0]?.applyConstraints({ advanced: [{ torch: on }] });
    return true;
  } catch {
    return false;
  }
}

export function closeCamera({ stream }: Camera): void {
  for (const track of stream.getTracks()) track.stop();
}
