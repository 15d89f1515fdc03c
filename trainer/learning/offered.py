"""The topics from which an evening is made, and the ideas that their questions rest on.

Made by `python -m tests.learning.generate`; a test fails where this file and the bank differ. Each line of `OFFERS`: a
topic, its types (a star where its own codes are such a type's), and for each level the ideas of at least half of its
questions, and after a bar those of fewer.
"""

from __future__ import annotations

# ruff: noqa: E501 - a line for each topic

OFFERS = """\
by-hand/conv2d/largest 79* warmup:stride-divides,padding-twice,one-bias,one-map,sum-of-products interview:stride-divides,padding-twice,one-bias,one-map,sum-of-products
by-hand/conv2d/sum 79* warmup:stride-divides,padding-twice,one-bias,one-map,sum-of-products interview:stride-divides,padding-twice,one-bias,one-map,sum-of-products
by-hand/conv2d/value 79* warmup:stride-divides,padding-twice,one-bias,one-map,sum-of-products,place-in-output interview:stride-divides,padding-twice,one-bias,one-map,sum-of-products,place-in-output
chain/stack/field 69* warmup:field-grows interview:field-grows
chain/stack/output_shape 17* warmup:activation-product interview:activation-product
chain/stack/params 35* warmup:filter-depth interview:filter-depth
chain/stack/start 72* warmup:field-start interview:field-start
concept/cost/memory 67* warmup:memory-needs-more interview:memory-needs-more
concept/filters/edges 80* warmup:edge-filters interview:edge-filters
concept/filters/response 80* warmup:edge-filters interview:edge-filters
concept/invariance/layers 78* warmup:equivariance|invariance interview:equivariance|invariance
concept/padding/even_kernel 16* warmup:even-kernels-lean interview:even-kernels-lean
concept/padding/kernel_size 76* warmup:kernel-size-price interview:kernel-size-price
concept/padding/zeros 76* warmup:padding-keeps-borders interview:padding-keeps-borders
concept/pooling/gradients 73* warmup:pool-passes-gradients interview:pool-passes-gradients
concept/pooling/max_or_average 77* warmup:|pool-keeps-depth,pool-keeps-what,pool-learns-nothing interview:|pool-keeps-depth,pool-keeps-what,pool-learns-nothing
concept/sharing/conv_or_dense 75* warmup:position-free|flatten-depth,local-windows interview:|every-input,local-windows,position-free
concept/sharing/weights 74* warmup:local-windows|position-free interview:position-free|used-again
concept/sizes/count 37* warmup:position-free|filter-depth interview:position-free|filter-depth
concept/transposed/output_padding 14* warmup:sizes-share-an-output interview:sizes-share-an-output
estimate/conv2d/macs 55 interview:plus-one,filter-depth,macs-every-place|dilation-stretches
estimate/conv2d/weights 38 interview:filter-depth,own-weights
estimate/conv_batch_norm/params 45,46 interview:filter-depth,own-weights,one-bias,norm-scale-and-shift
estimate/conv_transpose2d/macs 60 interview:filter-depth,macs-every-input
estimate/conv_transpose2d/weights 47 interview:filter-depth,own-weights
estimate/dense/weights 32 interview:flatten-depth,every-input
estimate/dense_as_conv/weights 24 interview:dense-is-conv,own-weights
estimate/detection_head/params 83 interview:box-numbers,boxes-own-classes,filter-depth,one-bias
estimate/folded_batch_norm/params 81 interview:filter-depth,own-weights,fold-into-bias|groups-divide
estimate/kernel_stack/weights 43 interview:filter-depth,stack-adds
estimate/patch_embedding/weights 85 interview:patch-to-token,every-input
estimate/pointwise_conv/weights 41 interview:pointwise-mixes,own-weights
estimate/projection_shortcut/weights 82 interview:shortcut-is-pointwise
estimate/reduced_conv/macs 57 interview:pointwise-mixes,narrow-kernel
estimate/separable_conv2d/macs 58 interview:plus-one,channels-alone,pointwise-mixes,macs-every-place
estimate/separable_conv2d/weights 39 interview:channels-alone,pointwise-mixes|depthwise-apart
estimate/squeeze_excite/weights 84 interview:squeeze-narrows,every-input
estimate/strided_conv/params 53 interview:filter-depth|depth-out,one-bias
formula/activation_memory/bytes 64 warmup:activation-product,bytes-each interview:activation-product,memory-needs-more,bytes-each
formula/bottleneck/block_weights 42 interview:pointwise-mixes,narrow-kernel
formula/bottleneck/factor 42 interview:filter-depth,pointwise-mixes,narrow-kernel
formula/conv2d/kernel_weights 31 warmup:filter-depth interview:filter-depth
formula/conv2d/macs 55 interview:filter-depth,plus-one,macs-every-place|padding-twice
formula/conv2d/out_h 11* warmup:plus-one interview:plus-one|padding-twice
formula/conv2d/params 50* interview:filter-depth,own-weights,one-bias
formula/conv2d/reach 12 interview:dilation-stretches
formula/conv2d/weights 50 warmup:filter-depth,own-weights interview:filter-depth,own-weights
formula/conv_batch_norm/needed 46 interview:filter-depth,own-weights,norm-scale-and-shift,norm-swallows-bias
formula/conv_batch_norm/params 46 interview:filter-depth,own-weights,one-bias,norm-scale-and-shift
formula/conv_stack/field 68 warmup:field-grows interview:field-grows
formula/conv_transpose2d/macs 60 warmup:filter-depth,macs-every-input interview:filter-depth,macs-every-input
formula/conv_transpose2d/out_h 13 warmup:inputs-spread,last-kernel interview:inputs-spread,last-kernel
formula/conv_transpose2d/params 47 interview:filter-depth,own-weights,one-bias
formula/dense/params 32 interview:flatten-depth,every-input,one-bias
formula/dense/weights 32 warmup:flatten-depth,every-input interview:flatten-depth,every-input
formula/detection_head/channels 83 warmup:box-numbers,boxes-own-classes interview:box-numbers,boxes-own-classes
formula/detection_head/params 83 interview:box-numbers,boxes-own-classes,filter-depth,one-bias
formula/dilated_stack/field 70 warmup:dilations-double,field-grows interview:dilations-double,field-grows
formula/factorised_conv/pair_weights 44 warmup:thin-kernels,filter-depth interview:thin-kernels,filter-depth
formula/factorised_conv/part 44 interview:thin-kernels,filter-depth
formula/flatten/out_n 18 warmup:flatten-depth interview:flatten-depth
formula/folded_batch_norm/lighter 81 interview:fold-norm-before,fold-into-bias
formula/folded_batch_norm/params 81 interview:filter-depth,own-weights,fold-into-bias|groups-divide
formula/global_avg_pool2d/places 20 warmup:global-one-each interview:global-one-each
formula/im2col/rows 63 warmup:column-holds-window interview:column-holds-window
formula/kernel_stack/large_operations 62 warmup:field-grows,kernel-size-price interview:field-grows,kernel-size-price
formula/kernel_stack/operations 62 warmup:stack-adds interview:stack-adds
formula/kernel_stack/part 43 interview:filter-depth,stack-adds,field-grows,kernel-size-price
formula/kernel_stack/weights 43 warmup:filter-depth,stack-adds interview:filter-depth,stack-adds
formula/needed_layers/layers 71 warmup:field-grows interview:field-grows
formula/patch_embedding/params 85 interview:patch-to-token,every-input,one-bias
formula/patch_embedding/tokens 85 warmup:patches-tile,class-token interview:patches-tile,class-token
formula/pointwise_conv/params 41 interview:pointwise-mixes,own-weights,one-bias
formula/projection_shortcut/macs 82 interview:shortcut-must-fit,shortcut-is-pointwise,macs-every-place
formula/reduced_conv/macs 57 warmup:pointwise-mixes,narrow-kernel interview:pointwise-mixes,narrow-kernel
formula/same_padding/padding 4 warmup:dilation-stretches,padding-keeps-size interview:dilation-stretches,padding-keeps-size
formula/separable_conv2d/macs 58 interview:plus-one,channels-alone,pointwise-mixes,macs-every-place
formula/separable_conv2d/params 39 interview:channels-alone,pointwise-mixes,one-bias
formula/separable_conv2d/ratio 40 warmup:separable-share interview:separable-share
formula/separable_conv2d/weights 39 warmup:channels-alone,pointwise-mixes interview:channels-alone,pointwise-mixes
formula/squeeze_excite/params 84 interview:squeeze-narrows,every-input|one-bias
formula/width_multiplier/part 61 warmup:width-twice,size-twice interview:width-twice,size-twice
formula/zero_pad2d/out_h 3 warmup:padding-twice interview:padding-twice
forward/activation_memory/bytes 64* warmup:activation-product,bytes-each interview:activation-product,memory-needs-more,bytes-each
forward/activation_memory/mebibytes 64* interview:activation-product,bytes-each,memory-needs-more,units-of-memory
forward/activation_memory/training_bytes 64* interview:activation-product,memory-needs-more,bytes-each,training-keeps
forward/batch_norm2d/averaged 45* interview:norm-averages
forward/batch_norm2d/buffers 45* warmup:norm-measures,norm-own-pair interview:norm-measures,norm-own-pair
forward/batch_norm2d/output_shape 45* warmup:norm-keeps-shape
forward/batch_norm2d/params 45* warmup:norm-scale-and-shift,norm-own-pair interview:norm-scale-and-shift,norm-own-pair
forward/batch_norm2d/total 45* interview:norm-scale-and-shift,norm-own-pair,norm-measures
forward/bottleneck/block_weights 42* interview:pointwise-mixes,narrow-kernel
forward/bottleneck/factor 42* interview:filter-depth,pointwise-mixes,narrow-kernel
forward/bottleneck/middle 42* warmup:narrow-kernel interview:narrow-kernel
forward/bottleneck/plain_weights 42* warmup:filter-depth interview:filter-depth
forward/buggy_in_features/in_features 18,19* interview:plus-one,whole-strides,flatten-depth
forward/buggy_in_features/mat1_shape 19* interview:plus-one,whole-strides,flatten-depth
forward/channel_concat/out_d 22* warmup:channels-side-by-side interview:channels-side-by-side
forward/conv1d/kernel_weights 26*,31 warmup:filter-depth interview:filter-depth
forward/conv2d/biases 30* warmup:one-bias interview:one-bias
forward/conv2d/covered 7* interview:whole-strides
forward/conv2d/kernel_weights 31* warmup:filter-depth interview:filter-depth
forward/conv2d/macs 55* interview:filter-depth,plus-one,macs-every-place|padding-twice
forward/conv2d/out_h 1*,5*,15 warmup:plus-one interview:plus-one|dilation-stretches
forward/conv2d/out_w 10* interview:plus-one
forward/conv2d/output_shape 2* interview:plus-one,depth-out|whole-strides
forward/conv2d/params 29*,38 interview:filter-depth,own-weights,one-bias|groups-divide
forward/conv2d/reach 12* interview:dilation-stretches
forward/conv2d/weight_shape_keras 48* warmup:groups-divide interview:groups-divide
forward/conv2d/weight_shape_torch 48* warmup:groups-divide interview:groups-divide
forward/conv2d/weights 38* warmup:filter-depth,own-weights interview:filter-depth,own-weights
forward/conv_against_dense/conv_params 33* warmup:filter-depth,one-bias interview:filter-depth,one-bias
forward/conv_against_dense/dense_weights 33* interview:flatten-depth,plus-one,every-input
forward/conv_against_dense/times 33* interview:flatten-depth,plus-one,every-input,filter-depth
forward/conv_batch_norm/needed 46* interview:filter-depth,own-weights,norm-scale-and-shift,norm-swallows-bias
forward/conv_batch_norm/params 45,46* interview:filter-depth,own-weights,one-bias,norm-scale-and-shift
forward/conv_batch_norm/wasted 46* warmup:norm-swallows-bias interview:norm-swallows-bias
forward/conv_stack/field 68* warmup:field-grows interview:field-grows
forward/conv_transpose2d/macs 60* warmup:filter-depth,macs-every-input interview:filter-depth,macs-every-input
forward/conv_transpose2d/out_h 13* warmup:inputs-spread,last-kernel interview:inputs-spread,last-kernel
forward/conv_transpose2d/params 47* interview:filter-depth,own-weights,one-bias
forward/dense/params 32* interview:flatten-depth,every-input,one-bias
forward/dense_as_conv/kernel_weights 24* warmup:dense-is-conv interview:dense-is-conv
forward/dense_as_conv/params 24* interview:dense-is-conv,own-weights,one-bias
forward/dense_as_conv/weights 24* warmup:dense-is-conv,own-weights interview:dense-is-conv,own-weights
forward/detection_head/boxes 83* warmup:cells-share-head interview:cells-share-head
forward/detection_head/channels 83* warmup:box-numbers,boxes-own-classes interview:box-numbers,boxes-own-classes
forward/detection_head/output_shape 83* interview:box-numbers,boxes-own-classes
forward/detection_head/params 83* interview:box-numbers,boxes-own-classes,filter-depth,one-bias
forward/detection_head/values 83* interview:box-numbers,boxes-own-classes,cells-share-head
forward/dilated_stack/field 70* warmup:dilations-double,field-grows interview:dilations-double,field-grows
forward/dilated_stack/last 70* warmup:dilations-double interview:dilations-double
forward/down_sampling/factor 27* warmup:strides-multiply interview:strides-multiply,enlarging-divides
forward/down_sampling/side 27* warmup:strides-multiply,same-rounds-up interview:strides-multiply,same-rounds-up,enlarging-divides
forward/factorised_conv/pair_weights 44* warmup:thin-kernels,filter-depth interview:thin-kernels,filter-depth
forward/factorised_conv/part 44* interview:thin-kernels,filter-depth
forward/factorised_conv/square_weights 44* warmup:filter-depth interview:filter-depth
forward/file_size/bytes 88* interview:some-stay,bytes-each,units-of-memory
forward/file_size/megabytes 88* warmup:bytes-each interview:bytes-each,some-stay
forward/flatten/out_n 18* warmup:flatten-depth interview:flatten-depth
forward/folded_batch_norm/before 81* interview:filter-depth,own-weights,fold-norm-before|groups-divide
forward/folded_batch_norm/lighter 81* interview:fold-norm-before,fold-into-bias
forward/folded_batch_norm/params 81* interview:filter-depth,own-weights,fold-into-bias|groups-divide
forward/folded_batch_norm/saved 81* warmup:fold-norm-before,fold-into-bias interview:fold-norm-before,fold-into-bias
forward/global_avg_pool2d/activation_size 20* warmup:global-one-each interview:global-one-each
forward/global_avg_pool2d/output_shape 20* interview:global-one-each
forward/global_avg_pool2d/params 20*,34 warmup:pool-learns-nothing interview:pool-learns-nothing
forward/global_avg_pool2d/places 20* warmup:global-one-each interview:global-one-each
forward/im2col/blow_up 63* interview:plus-one,column-each-place,windows-copied|padding-twice,whole-strides
forward/im2col/columns 63* warmup:plus-one,column-each-place interview:plus-one,column-each-place|padding-twice,whole-strides
forward/im2col/copied 63* interview:column-holds-window,plus-one,column-each-place,activation-product|padding-twice,whole-strides
forward/im2col/filter_matrix 63* warmup:column-holds-window interview:column-holds-window
forward/im2col/matrix 63* interview:column-holds-window,whole-strides,plus-one,column-each-place|padding-twice
forward/im2col/product 63* interview:plus-one,column-each-place|whole-strides
forward/im2col/rows 63* warmup:column-holds-window interview:column-holds-window
forward/input/shape_keras 21* interview:batch-leads,channels-order
forward/input/shape_torch 21* interview:batch-leads,channels-order
forward/intensity/dense_intensity 87* interview:filter-depth,macs-every-place,bytes-moved
forward/intensity/dense_moved 87* warmup:filter-depth,bytes-moved interview:filter-depth,bytes-moved
forward/intensity/depthwise_intensity 87* interview:channels-alone,macs-every-place,bytes-moved
forward/intensity/depthwise_moved 87* warmup:channels-alone,bytes-moved interview:channels-alone,bytes-moved
forward/kernel_stack/large_operations 62* warmup:field-grows,kernel-size-price interview:field-grows,kernel-size-price
forward/kernel_stack/large_weights 43* warmup:field-grows,kernel-size-price interview:field-grows,kernel-size-price
forward/kernel_stack/operations 62* warmup:stack-adds interview:stack-adds
forward/kernel_stack/weights 43* warmup:filter-depth,stack-adds interview:filter-depth,stack-adds
forward/largest_batch/batch 66* warmup:fixed-and-each interview:fixed-and-each,bytes-each
forward/largest_batch/left 66* interview:fixed-and-each,bytes-each
forward/max_pool2d/out_h 6,8* warmup:whole-strides,plus-one interview:padding-twice,whole-strides,plus-one
forward/max_pool2d/output_shape 6* interview:padding-twice,whole-strides,plus-one,pool-keeps-depth
forward/needed_layers/layers 71* warmup:field-grows interview:field-grows
forward/new_size/built 25* warmup:strides-multiply,head-fixes-size interview:strides-multiply,head-fixes-size
forward/new_size/reaches 25* warmup:whole-strides,head-fixes-size interview:whole-strides,head-fixes-size
forward/new_size/reaches_uneven 25* interview:whole-strides,head-fixes-size
forward/patch_embedding/macs 85* interview:patches-tile,patch-to-token,every-input,macs-every-place
forward/patch_embedding/output_shape 85* warmup:patches-tile,class-token interview:patches-tile,class-token
forward/patch_embedding/params 85* interview:patch-to-token,every-input,one-bias
forward/patch_embedding/positions 85* interview:patches-tile,class-token,activation-product
forward/patch_embedding/tokens 85* warmup:patches-tile,class-token interview:patches-tile,class-token
forward/patch_embedding/weights 85* warmup:patch-to-token,every-input interview:patch-to-token,every-input
forward/pointwise_conv/kernel_weights 41* warmup:pointwise-mixes interview:pointwise-mixes
forward/pointwise_conv/macs 41* warmup:pointwise-mixes,macs-every-place interview:pointwise-mixes,macs-every-place
forward/pointwise_conv/output_shape 41* warmup:depth-out interview:depth-out
forward/pointwise_conv/params 41* interview:pointwise-mixes,own-weights,one-bias
forward/pointwise_conv/weights 41* warmup:pointwise-mixes,own-weights interview:pointwise-mixes,own-weights
forward/pool_stack/dropped 28* warmup:shrinks-again,share-dropped interview:shrinks-again,share-dropped
forward/pool_stack/output_shape 28* interview:shrinks-again,whole-strides,pool-keeps-depth
forward/pool_stack/side 28* warmup:shrinks-again,whole-strides interview:shrinks-again,whole-strides
forward/pooled_head/pooled_params 52* interview:mean-for-each-channel|one-bias
forward/pooled_head/saved 52* interview:flatten-depth,every-input,mean-for-each-channel|one-bias
forward/projection_shortcut/macs 82* interview:shortcut-must-fit,shortcut-is-pointwise,macs-every-place
forward/projection_shortcut/output_shape 82* warmup:shortcut-must-fit interview:shortcut-must-fit
forward/projection_shortcut/params 82* interview:shortcut-is-pointwise|norm-scale-and-shift
forward/projection_shortcut/weights 82* warmup:shortcut-is-pointwise interview:shortcut-is-pointwise
forward/reduced_conv/direct_macs 57* warmup:filter-depth,macs-every-place interview:filter-depth,macs-every-place
forward/reduced_conv/factor 57* interview:filter-depth,macs-every-place,pointwise-mixes,narrow-kernel
forward/reduced_conv/macs 57* warmup:pointwise-mixes,narrow-kernel interview:pointwise-mixes,narrow-kernel
forward/reduced_conv/reduce_macs 41,57* warmup:pointwise-mixes interview:pointwise-mixes
forward/same_padding/padding 4* warmup:dilation-stretches,padding-keeps-size interview:dilation-stretches,padding-keeps-size
forward/separable_conv2d/macs 58* interview:plus-one,channels-alone,pointwise-mixes,macs-every-place|depthwise-apart
forward/separable_conv2d/params 39* interview:channels-alone,pointwise-mixes,one-bias
forward/separable_conv2d/ratio 40* warmup:separable-share interview:separable-share
forward/squeeze_excite/macs 84* interview:squeeze-narrows,every-input,squeeze-averages
forward/squeeze_excite/narrow 84* warmup:squeeze-narrows
forward/squeeze_excite/output_shape 84* warmup:excite-keeps-shape
forward/squeeze_excite/params 84* interview:squeeze-narrows,every-input,one-bias
forward/squeeze_excite/weights 84* warmup:squeeze-narrows,every-input interview:squeeze-narrows,every-input
forward/strided_conv/macs 53* interview:stride-divides,filter-depth,macs-every-place
forward/strided_conv/output_shape 53* warmup:stride-divides,depth-out interview:stride-divides,depth-out
forward/strided_conv/params 53* warmup:filter-depth,one-bias interview:depth-out,filter-depth,one-bias
forward/strided_same/after 15* interview:same-rounds-up,plus-one,same-fills-up,even-kernels-lean
forward/strided_same/before 15* interview:same-rounds-up,plus-one,same-fills-up,even-kernels-lean
forward/strided_same/total 15* interview:same-rounds-up,plus-one,same-fills-up
forward/training_memory/megabytes 65* warmup:training-keeps interview:training-keeps|optimiser-remembers,master-weights
forward/training_memory/per_parameter 65* warmup:training-keeps interview:training-keeps|optimiser-remembers,master-weights
forward/training_memory/state_megabytes 65* interview:optimiser-remembers|master-weights
forward/whole_steps/next_side 7,23* warmup:rest-to-fill,padding-twice interview:padding-twice,rest-to-fill
forward/whole_steps/out 7,23* warmup:whole-strides,plus-one interview:padding-twice,whole-strides,plus-one
forward/whole_steps/rest 7,23* interview:padding-twice,whole-strides
forward/width_multiplier/part 61* warmup:width-twice,size-twice interview:width-twice,size-twice
forward/width_multiplier/thin_macs 61* interview:width-twice,filter-depth,macs-every-place
forward/width_multiplier/thin_weights 61* interview:width-twice,filter-depth
forward/width_multiplier/width_part 61* warmup:width-twice interview:width-twice
forward/work_time/milliseconds 86* warmup:speed-reached,work-over-speed interview:flops-two,speed-reached,work-over-speed
forward/work_time/seconds 86* interview:flops-two,speed-reached,work-over-speed
forward/zero_pad2d/output_shape 3* interview:padding-twice,padding-frames-channels
reverse/conv2d/kernel_weights 51 warmup:filter-depth interview:filter-depth,groups-divide
reverse/conv2d/macs 51 interview:plus-one,filter-depth,macs-every-place|dilation-stretches,padding-twice,groups-divide
reverse/conv2d/out_h 9*,23 warmup:plus-one interview:plus-one|dilation-stretches,padding-twice,whole-strides
reverse/conv2d/params 51* interview:filter-depth,own-weights,one-bias|groups-divide
reverse/conv2d/weights 51 warmup:filter-depth,own-weights interview:groups-divide,filter-depth,own-weights
scaling/conv2d/macs 54* interview:filter-depth,factors-multiply,macs-every-place|plus-one,sides-multiply
scaling/conv2d/weights 37,54* warmup:filter-depth,own-weights,factors-multiply|sides-multiply interview:filter-depth,own-weights,factors-multiply|sides-multiply
spot-table/stack/params 17,35 interview:filter-depth,one-bias,pool-learns-nothing,flatten-depth
spot/activation_memory/bytes 64 warmup:activation-product,bytes-each interview:activation-product,memory-needs-more,bytes-each
spot/activation_memory/mebibytes 64 interview:activation-product,memory-needs-more,bytes-each,units-of-memory
spot/activation_memory/training_bytes 64 interview:activation-product,memory-needs-more,bytes-each,training-keeps
spot/batch_norm2d/total 45 interview:norm-scale-and-shift,norm-own-pair,norm-measures
spot/bottleneck/block_weights 42 interview:pointwise-mixes,narrow-kernel
spot/bottleneck/factor 42 interview:filter-depth,pointwise-mixes,narrow-kernel
spot/buggy_in_features/in_features 18,19 interview:plus-one,whole-strides,flatten-depth
spot/conv2d/macs 55 interview:plus-one,filter-depth,macs-every-place|padding-twice
spot/conv2d/out_h 1,5,15 warmup:plus-one interview:plus-one
spot/conv2d/params 29,38 interview:filter-depth,own-weights,one-bias
spot/conv_against_dense/dense_weights 33 interview:flatten-depth,plus-one,every-input
spot/conv_against_dense/times 33 interview:flatten-depth,plus-one,every-input,filter-depth
spot/conv_batch_norm/needed 46 interview:filter-depth,own-weights,norm-scale-and-shift,norm-swallows-bias
spot/conv_batch_norm/params 45,46 interview:filter-depth,own-weights,one-bias,norm-scale-and-shift
spot/conv_transpose2d/out_h 13 warmup:inputs-spread,last-kernel interview:inputs-spread,last-kernel
spot/conv_transpose2d/params 47 interview:filter-depth,own-weights,one-bias
spot/dense/params 32 interview:flatten-depth,every-input,one-bias
spot/dense_as_conv/params 24 interview:dense-is-conv,own-weights
spot/detection_head/params 83 interview:box-numbers,boxes-own-classes,filter-depth,one-bias
spot/dilated_stack/field 70 warmup:dilations-double,field-grows interview:dilations-double,field-grows
spot/factorised_conv/part 44 interview:thin-kernels,filter-depth
spot/file_size/bytes 88 interview:some-stay,bytes-each,units-of-memory
spot/file_size/megabytes 88 warmup:bytes-each interview:bytes-each,some-stay
spot/folded_batch_norm/before 81 interview:filter-depth,own-weights,fold-norm-before|groups-divide
spot/folded_batch_norm/lighter 81 interview:fold-norm-before,fold-into-bias
spot/folded_batch_norm/params 81 interview:filter-depth,own-weights,fold-into-bias|groups-divide
spot/folded_batch_norm/saved 81 warmup:fold-norm-before,fold-into-bias interview:fold-norm-before,fold-into-bias
spot/im2col/columns 63 warmup:plus-one,column-each-place interview:whole-strides,plus-one,column-each-place|padding-twice
spot/im2col/copied 63 interview:column-holds-window,whole-strides,plus-one,column-each-place,activation-product|padding-twice
spot/intensity/dense_intensity 87 interview:filter-depth,macs-every-place,bytes-moved
spot/intensity/depthwise_intensity 87 interview:channels-alone,macs-every-place,bytes-moved
spot/kernel_stack/part 43 interview:filter-depth,stack-adds,field-grows,kernel-size-price
spot/kernel_stack/saved 62 interview:field-grows,kernel-size-price,stack-adds
spot/max_pool2d/out_h 6,8 warmup:whole-strides,plus-one interview:padding-twice,whole-strides,plus-one
spot/patch_embedding/macs 85 interview:patches-tile,patch-to-token,every-input,macs-every-place
spot/patch_embedding/params 85 interview:patch-to-token,every-input,one-bias
spot/patch_embedding/positions 85 interview:patches-tile,class-token,activation-product
spot/patch_embedding/tokens 85 warmup:patches-tile,class-token interview:patches-tile,class-token
spot/pointwise_conv/params 41 interview:pointwise-mixes,own-weights,one-bias
spot/pooled_head/saved 52 interview:flatten-depth,every-input,mean-for-each-channel
spot/projection_shortcut/macs 82 interview:shortcut-must-fit,shortcut-is-pointwise,macs-every-place
spot/projection_shortcut/params 82 interview:shortcut-is-pointwise|norm-scale-and-shift
spot/reduced_conv/macs 57 warmup:pointwise-mixes,narrow-kernel interview:pointwise-mixes,narrow-kernel
spot/separable_conv2d/macs 58 interview:plus-one,channels-alone,pointwise-mixes,macs-every-place|padding-twice
spot/separable_conv2d/params 39 interview:channels-alone,pointwise-mixes,one-bias
spot/separable_conv2d/weights 39 warmup:channels-alone,pointwise-mixes interview:channels-alone,pointwise-mixes
spot/squeeze_excite/params 84 interview:squeeze-narrows,every-input,one-bias
spot/strided_conv/macs 53 interview:stride-divides,filter-depth,macs-every-place|depth-out
spot/strided_conv/params 53 warmup:filter-depth,one-bias interview:filter-depth,one-bias|depth-out
spot/strided_same/after 15 interview:same-rounds-up,plus-one,same-fills-up,even-kernels-lean
spot/strided_same/before 15 interview:same-rounds-up,plus-one,same-fills-up,even-kernels-lean
spot/training_memory/megabytes 65 warmup:training-keeps interview:training-keeps
spot/whole_steps/next_side 7,23 warmup:rest-to-fill,padding-twice interview:padding-twice,rest-to-fill
spot/whole_steps/out 7,23 warmup:whole-strides,plus-one interview:padding-twice,whole-strides,plus-one
spot/width_multiplier/thin_macs 61 interview:width-twice,filter-depth,macs-every-place
table/stack/shapes_and_parameters 17,35,64 interview:padding-twice,dilation-stretches,whole-strides,plus-one,depth-out,activation-product,groups-divide,filter-depth,own-weights,one-bias,pool-keeps-depth,pool-learns-nothing
which/classifier/busiest 59* warmup:macs-every-place interview:macs-every-place
which/classifier/largest 36* warmup:every-input,filter-depth interview:every-input,filter-depth
which/classifier/learners 34* warmup:pool-learns-nothing,input-learns-nothing interview:pool-learns-nothing,input-learns-nothing
"""

SENTENCES = """\
activation-product: an activation's size is the product of its shape
batch-leads: the batch is the first side of every tensor
box-numbers: a box has four numbers for its place and size, and one for whether something is there
boxes-own-classes: whether each box has classes of its own, or a cell has them once, is a matter of design
bytes-each: eight bits make a byte, so a value takes its bits over eight
bytes-moved: time goes into moving values as well as into multiplying them
cells-share-head: every cell predicts its own boxes with the same filters
channels-alone: a depthwise filter sees one channel
channels-order: PyTorch has the channels first, Keras last
channels-side-by-side: side by side, the channels of branches add up
class-token: a class token is one more, and no patch belongs to it
column-each-place: unfolding makes one column for every place of the window
column-holds-window: a column holds all that one window sees, through every channel
dense-is-conv: a fully connected layer is a convolution with a kernel as large as its input
depth-out: the output is as deep as there are filters
depthwise-apart: a depthwise convolution keeps the channels apart
dilation-stretches: dilation stretches the kernel, not its weights
dilations-double: dilations that double add up to the next power of two less one
edge-filters: an edge filter takes one side of its window from the other
enlarging-divides: enlarging takes back a part of the total stride
equivariance: shift the input of a convolution, and its output shifts along
even-kernels-lean: an even kernel has no middle, so 'same' padding leans to one side
every-input: every neuron is joined to every input
excite-keeps-shape: squeeze-and-excite scales every channel and keeps the shape
factors-multiply: a count changes by the product of all changes that come into it
field-grows: a kernel widens the receptive field in steps of the strides before it
field-start: the first value looks half a reach in, less the padding
filter-depth: a filter is as deep as its input
fixed-and-each: parameters lie in memory once, activations for every example
flatten-depth: flatten takes the depth along
flops-two: one multiply-add is two operations
fold-into-bias: folded, a batch normalisation leaves one bias for each filter
fold-norm-before: before it is folded, a batch normalisation has four numbers for each filter, two of them learned
global-one-each: global pooling leaves one number for each channel
groups-divide: groups divide the depth that a filter sees
head-fixes-size: only what keeps numbers for each place fixes the size of the image
input-learns-nothing: an input and a flatten learn nothing
inputs-spread: a transposed convolution lays its inputs down a stride apart
invariance: an invariant output does not change when the input is shifted
kernel-size-price: a larger kernel sees more and costs the square of its side
last-kernel: the last input of a transposed convolution lays down a whole kernel
local-windows: an output of a convolution sees only the window under its kernel
macs-every-input: a transposed convolution uses every weight at every input place
macs-every-place: the work is one dot product for every output value
master-weights: mixed precision keeps a copy of the weights in 32 bits
mean-for-each-channel: global average pooling leaves one number for each channel
memory-needs-more: memory also depends on batch, number format, optimiser and what is kept
narrow-kernel: a kernel on fewer channels saves twice: it sees fewer and makes fewer
norm-averages: normalisations differ in what they average over
norm-keeps-shape: a normalisation keeps the shape
norm-measures: means and variances are measured, not learned
norm-own-pair: each channel has a scale and a shift of its own, shared by all its places
norm-scale-and-shift: a normalisation learns a scale and a shift
norm-swallows-bias: taking off the mean of a channel takes off its bias
one-bias: one bias for each filter or neuron
one-map: a filter adds up its channels into one map
optimiser-remembers: momentum keeps one number for each parameter, Adam two
own-weights: every filter has its own weights
padding-frames-channels: padding frames every channel and adds none
padding-keeps-borders: zero padding keeps the size, and lets the border count
padding-keeps-size: padding keeps the size where both sides together make up for the reach less one
padding-twice: padding counts on both sides
patch-to-token: a patch becomes one token: all its values, joined to every number of the token
patches-tile: patches lie side by side, so a side of the picture holds its size over the patch
place-in-output: a place is its row, counted downwards, then its column, both from 1
plus-one: the + 1 for the starting place
pointwise-mixes: a 1x1 convolution mixes the channels of each pixel
pool-keeps-depth: pooling keeps the depth
pool-keeps-what: max pooling keeps the strongest value, average pooling the mean
pool-learns-nothing: pooling learns nothing
pool-passes-gradients: pooling learns nothing, but gradients pass through it
position-free: weights are shared by all positions
rest-to-fill: what is missing to the next whole stride is the stride less the rest
same-fills-up: 'same' adds as many zeros as the last window lacks
same-rounds-up: 'same' padding gives the input size over the stride, rounded up
separable-share: a separable convolution costs one part for the filters and one for the kernel's area
share-dropped: of each window one value stays
shortcut-is-pointwise: a projection shortcut looks at one pixel at a time: 1x1 filters
shortcut-must-fit: what is added must have one shape, so a shortcut takes the stride and the depth of its block
shrinks-again: pooling again divides again: the strides multiply
sides-multiply: what changes on every side comes in once for each side
size-twice: a smaller map is smaller along both sides, so its size counts twice
sizes-share-an-output: with a stride, several input sizes give one output size
some-stay: what is not quantised keeps its bytes
speed-reached: a device reaches only a part of its speed
squeeze-averages: squeeze-and-excite sees one average for each channel, not the picture
squeeze-narrows: the first layer of squeeze-and-excite narrows the channels, the second widens them again
stack-adds: layers on top of one another add up what they hold
stride-divides: a stride skips places
strides-multiply: the strides of a network multiply
sum-of-products: an output value is a sum of products
thin-kernels: a tall and a wide kernel together see a square, and cost its sides in place of its area
training-keeps: training keeps a gradient for every value and every parameter
units-of-memory: a MB is a million bytes, a MiB is 1,024 times 1,024 bytes
used-again: a layer that is used again has nothing new to learn
whole-strides: only whole strides count
width-twice: a narrower layer has fewer channels on both sides, so its width counts twice
windows-copied: where windows overlap, im2col copies a value into each of them
work-over-speed: time is work over speed: FLOPs are counted, FLOPS are counted a second
"""
"""Each idea with its sentence."""
