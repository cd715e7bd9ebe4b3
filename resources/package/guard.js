// Runs on any browser that runs scripts at all, so it is written as scripts were in 2009. Says so where the page
// needs more than the browser has: where a function is missing, or where the script after it could not even be read.
// Says so too where that script, or anything after it, is not in the file: then the browser is not to blame.
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

  function showInstead(notice) {
    document.getElementById("unready").setAttribute("hidden", "");
    document.getElementById(notice).removeAttribute("hidden");
  }

  function tooOld() {
    root.setAttribute("data-too-old", "");
    showInstead("too-old");
  }

  if (!able()) {
    tooOld();
    return;
  }
  window.onload = function () {
    if (root.hasAttribute("data-started")) {
      return;
    }
    if (document.getElementById("package-end")) {
      tooOld();
    } else {
      showInstead("incomplete");
    }
  };
})();
