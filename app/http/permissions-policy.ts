/** What a page may ask the browser for: nothing, and the camera only where something is scanned. */
export const permissionsPolicy = ({ camera = false } = {}): string =>
  `accelerometer=(), camera=(${camera ? "self" : ""}), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), payment=(), usb=()`;
