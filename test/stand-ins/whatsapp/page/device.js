// Whose linked device this browser is: kept in IndexedDB, as WhatsApp Web does, so that it outlives a browser that is
// killed and goes with the profile.

const open = () =>
  new Promise((resolve, reject) => {
    const request = indexedDB.open('signal', 1)
    request.onupgradeneeded = () => request.result.createObjectStore('kept')
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })

async function inStore(mode, work) {
  const db = await open()
  return new Promise((resolve, reject) => {
    const transaction = db.transaction('kept', mode, { durability: 'strict' })
    const request = work(transaction.objectStore('kept'))
    transaction.oncomplete = () => resolve(request.result)
    transaction.onerror = () => reject(transaction.error)
  })
}

export const readDevice = () => inStore('readonly', (kept) => kept.get('device'))
export const keepDevice = (device) => inStore('readwrite', (kept) => kept.put(device, 'device'))
export const forgetDevice = () => inStore('readwrite', (kept) => kept.delete('device'))
