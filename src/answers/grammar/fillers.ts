import { wordSet } from './word-set.ts'

/** Words of address, politeness and feeling that carry nothing, after spelling is evened out. */
export const FILLERS: ReadonlySet<string> =
  wordSet(`bu ibu pak bapak bpk kang akang teh teteh mas mbak mba kak kakak ka kk min admin mimin gan sis bang abang neng ceu om tante bos boss
  ya yah yaa y iya iyah dong donk deh dech deng ding sih kok atuh mah we weh euy nya nggih njih inggih lho lo loh aja saja lah nih tuh toh ah oh
  wkwk wkwkwk hehe hehehe haha hihi punten hapunten maaf maap nuwun nyuwun sewu permisi tolong mohon terimakasih hatur matur assalamualaikum
  asslm asslamualaikum assalamualaykum aslm wr wb waalaikumsalam salam selamat halo hallo hai hi p sore siang pagi malam sampurasun kulonuwun
  insyaallah insyaalloh alhamdulillah bismillah oke ok okay sip monggo`)
