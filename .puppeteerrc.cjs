// the browser is Debian's or the system's, never a download
module.exports = { skipDownload: true }
