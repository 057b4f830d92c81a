import { serializeJsonLd } from "~/domain/structured-data";
import { useNonce } from "~/http/nonce";

/** schema.org data for machines, escaped so that no text can close the script. */
export function JsonLd({ data }: { data: object }) {
  return (
    <script
      type="application/ld+json"
      nonce={useNonce()}
      suppressHydrationWarning
      dangerouslySetInnerHTML={{ __html: serializeJsonLd(data) }}
    />
  );
}
