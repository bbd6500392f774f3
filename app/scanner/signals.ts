import type { Admission } from "#app/domain/gate/verdict.ts";

type Signal = {
  hertz: number;
  tones: number;
  toneMs: number;
  /** Alternating buzz and rest, milliseconds. */
  buzz: readonly number[];
};

/** One high tone, three low ones, two level ones: told apart without looking (the gate's table of signals). */
const SIGNALS: Record<Admission["kind"], Signal> = {
  admit: { hertz: 880, tones: 1, toneMs: 120, buzz: [80] },
  refuse: { hertz: 220, tones: 3, toneMs: 180, buzz: [600] },
  check: { hertz: 520, tones: 2, toneMs: 150, buzz: [150, 100, 150] },
};
const REST_MS = 90;
const LOUDNESS = 0.5;

let audio: AudioContext | undefined;

/** Browsers let a page sound only after a touch: call this on every touch, it costs nothing. */
export function wakeSound(): void {
  audio ??= new AudioContext();
  if (audio.state === "suspended") void audio.resume();
}

/** Sounds and buzzes a verdict. The reason is for the guard's eye and is never said aloud. */
export function signal(kind: Admission["kind"]): void {
  const { hertz, tones, toneMs, buzz } = SIGNALS[kind];
  // Like sound, buzzing is allowed only to a page that was touched once.
  if (navigator.userActivation?.hasBeenActive) navigator.vibrate?.([...buzz]);
  if (audio?.state !== "running") return;
  for (let tone = 0; tone < tones; tone += 1) {
    const from = audio.currentTime + (tone * (toneMs + REST_MS)) / 1000;
    play(audio, hertz, from, toneMs / 1000);
  }
}

function play(context: AudioContext, hertz: number, from: number, seconds: number): void {
  const oscillator = context.createOscillator();
  const gain = context.createGain();
  oscillator.frequency.value = hertz;
  // Ramps of 8 ms keep the tone from clicking.
  gain.gain.setValueAtTime(0, from);
  gain.gain.linearRampToValueAtTime(LOUDNESS, from + 0.008);
  gain.gain.setValueAtTime(LOUDNESS, from + seconds - 0.008);
  gain.gain.linearRampToValueAtTime(0, from + seconds);
  oscillator.connect(gain).connect(context.destination);
  oscillator.start(from);
  oscillator.stop(from + seconds);
}
