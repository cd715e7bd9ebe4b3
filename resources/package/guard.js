// Runs on any browser that runs scripts at all, so it is written as scripts were in 2009. Says so where the page
// needs more than the browser has: where a function is missing, or where the script after it could not even be read.
(function () {
  "use strict";

  var root = document.documentElement;

  function able() {
    return Boolean(
      window.crypto &&
        window.crypto.subtle &&
        window.DecompressionStream &&
        window.TextDecoder &&
        window.Blob &&
        window.Blob.prototype.stream &&
        window.Intl &&
        Array.prototype.at
    );
  }

  function tooOld() {
    root.setAttribute("data-too-old", "");
    document.getElementById("unready").setAttribute("hidden", "");
    document.getElementById("too-old").removeAttribute("hidden");
  }

  window.onload = function () {
    if (!root.hasAttribute("data-started")) {
      tooOld();
    }
  };
  if (!able()) {
    tooOld();
  }
})();
