import { useEffect, useRef, useState } from "react";

/** As browsers that have it give it (Shape Detection API); most phones do, most desktops do not. */
interface Detector {
  detect(source: HTMLVideoElement): Promise<{ rawValue: string }[]>;
}
type DetectorMaker = new (options: { formats: string[] }) => Detector;

const makerOf = () => (globalThis as { BarcodeDetector?: DetectorMaker }).BarcodeDetector;
const LOOK_EVERY = 200;

/** Reads a QR code by the camera; nothing is shown where the browser cannot. */
export function ScanButton({ onFound }: { onFound: (text: string) => void }) {
  const [able, setAble] = useState(false);
  const [stream, setStream] = useState<MediaStream | null>(null);
  const [refused, setRefused] = useState(false);
  const video = useRef<HTMLVideoElement>(null);
  const found = useRef(onFound);
  found.current = onFound;
  useEffect(() => {
    const media = navigator.mediaDevices as MediaDevices | undefined;
    setAble(Boolean(makerOf() && media));
  }, []);
  useEffect(() => {
    const Maker = makerOf();
    if (!stream || !Maker || !video.current) return;
    const view = video.current;
    view.srcObject = stream;
    const detector = new Maker({ formats: ["qr_code"] });
    const timer = setInterval(() => {
      detector.detect(view).then(
        ([code]) => {
          if (!code) return;
          setStream(null);
          found.current(code.rawValue);
        },
        // A picture that is not there yet.
        () => {},
      );
    }, LOOK_EVERY);
    return () => {
      clearInterval(timer);
      for (const track of stream.getTracks()) track.stop();
    };
  }, [stream]);
  if (!able) return null;
  const start = () => {
    setRefused(false);
    navigator.mediaDevices
      .getUserMedia({ video: { facingMode: "environment" } })
      .then(setStream, () => setRefused(true));
  };
  return (
    <div className="mb-5">
      {stream ? (
        <>
          <video
            ref={video}
            autoPlay
            muted
            playsInline
            aria-label="摄像头画面，请对准二维码"
            className="w-full rounded-lg bg-chrome"
          />
          <button type="button" className="btn btn-quiet mt-2" onClick={() => setStream(null)}>
            停止扫描
          </button>
        </>
      ) : (
        <button type="button" className="btn" onClick={start}>
          用摄像头扫描
        </button>
      )}
      {refused ? (
        <p role="alert" className="mt-2 text-sm text-danger">
          没有取得摄像头，请在浏览器设置中允许，或粘贴二维码内容。
        </p>
      ) : null}
    </div>
  );
}
