import { useEffect } from "react";

/** Tells of the token behind the # of the address: at first, and whenever another one takes its place. */
export function useAddressToken(onToken: (token: string) => void): void {
  useEffect(() => {
    const look = () => {
      const token = location.hash.slice(1);
      if (token) onToken(token);
    };
    look();
    window.addEventListener("hashchange", look);
    return () => window.removeEventListener("hashchange", look);
  }, [onToken]);
}
