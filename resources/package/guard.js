// Runs on any browser that runs scripts at all, so it is written as scripts were in 2009. Says so where the page
// needs more than the browser has: where a function is missing, or where the script after it could not even be read.
// Says so too where the browser is not to blame: where that script, or anything after it, is not in the file, and where
// script or style is not what the policy names, so that the browser leaves it out.
(function () {
  "use strict";

  var root = document.documentElement;
  var refused = false;

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

  // The script after this one begins by saying that it could be read, and ends by saying that it runs.
  function judge() {
    if (root.hasAttribute("data-started")) {
      return;
    }
    if (!document.getElementById("package-end")) {
      showInstead("incomplete");
    } else if (refused || root.hasAttribute("data-read")) {
      document.getElementById("too-old").setAttribute("hidden", "");
      showInstead("changed");
    } else {
      tooOld();
    }
  }

  // The script after this one asks for it: a page without it was changed here.
  root.setAttribute("data-guarded", "");
  if (!able()) {
    tooOld();
    return;
  }
  document.addEventListener("securitypolicyviolation", function (event) {
    refused = refused || event.effectiveDirective.indexOf("script-src") === 0;
    if (document.readyState === "complete") {
      judge();
    }
  });
  window.onload = judge;
})();
