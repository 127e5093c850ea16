import "@remix-run/node";
import "@remix-run/server-runtime";

declare module "@remix-run/node" {
  // Remix asks for its context to be declared this way.
  interface AppLoadContext {
    /** For the scripts of this response. */
    nonce: string;
    /** Where the request came from; for limits only, never stored with what people do. */
    address: string;
    /** Shown on an error page and written in the log beside the error. */
    reference: string;
  }
}

declare module "@remix-run/server-runtime" {
  interface Future {
    v3_singleFetch: true;
  }
}
