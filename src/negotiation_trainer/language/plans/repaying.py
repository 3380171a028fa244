"""The verb 还, to pay back, apart from the adverb 还, still: one pattern wherever it is sought."""

from __future__ import annotations

_NOT_DUE = "(?<![应未没待尚已最归催代])"
_ADVERB = (
    "有|没|是|会|不|差|欠|记得|在|剩|挺|行|好|想|让|被|算|真|敢|肯|愿|值|嫌|怕|需|须|应该"
    "|得(?![起上了清完掉]|不[起上了])|要|能(?!行|成|不能)|可以(?!吗|么|不|[?？])|该|另|跟|和|给您?打|为"
    "|打|说|问|听|看|聊|谈|找|等|花|掏|养"
)
_NOUN = "款[日额记能]"

REPAY_ZH = f"{_NOT_DUE}还(?!{_ADVERB}|{_NOUN})"
"""还 as a verb: 先还两千, not 还得自己掏五千八, 还要, 还没."""
